/** What credentials open, when they end, and when a person is next told of that end. */
export const credentials = `
ALTER TABLE accounts ADD COLUMN credential_expires_at TEXT;
ALTER TABLE accounts ADD COLUMN expiry_tell_at TEXT;
ALTER TABLE accounts ADD COLUMN rights TEXT;
CREATE INDEX accounts_to_tell ON accounts (expiry_tell_at) WHERE expiry_tell_at IS NOT NULL;
`
