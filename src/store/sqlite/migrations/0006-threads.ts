/** Posts whose text is a thread, and the first comment under them, as they were typed. */
export const threads = `
ALTER TABLE posts ADD COLUMN thread INTEGER NOT NULL DEFAULT 0 CHECK (thread IN (0, 1));
ALTER TABLE posts ADD COLUMN first_comment TEXT;
`
