/** The accounts of one client, those that were removed too: what was published is found by them. */
export const accountsOfClient = `
CREATE INDEX accounts_of_client ON accounts (client);
`
