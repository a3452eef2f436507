/** What is first in time: what leaves next of a client's accounts, whatever drafts lie before it, and what was received of the firm. */
export const firsts = `
DROP INDEX deliveries_of_account;
CREATE INDEX deliveries_of_account ON deliveries (account_id, state, due_at);
CREATE INDEX inbox_messages_received ON inbox_messages (client, received_at) WHERE brand = 1;
`
