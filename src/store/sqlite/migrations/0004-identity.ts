/** What tells an old copy of the database from the one in use. */
export const identity = `
`
