/** The weekly places of a client, and what stands near a time on an account. */
export const slots = `
ALTER TABLE clients ADD COLUMN slots TEXT NOT NULL DEFAULT '[]';
-- What an account published or will publish around an instant, whatever the years behind it.
CREATE INDEX deliveries_of_account_by_time ON deliveries (account_id, coalesce(published_at, due_at));
`
