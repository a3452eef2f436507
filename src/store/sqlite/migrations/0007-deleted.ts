/** What was published and taken away from its network again: it stays published, and is never sent once more. */
export const deleted = `
ALTER TABLE deliveries ADD COLUMN deleted_at TEXT CHECK (deleted_at IS NULL OR state = 'sent');
CREATE TRIGGER deliveries_stay_deleted BEFORE UPDATE OF deleted_at ON deliveries
WHEN OLD.deleted_at IS NOT NULL AND NEW.deleted_at IS NOT OLD.deleted_at
BEGIN SELECT RAISE(ABORT, 'what was taken away stays so'); END;
`
