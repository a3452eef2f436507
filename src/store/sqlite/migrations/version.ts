/** How many migrations there are (a test compares): apart from their texts, which a look at a database of this version can do without. */
export const schemaVersion = 16
