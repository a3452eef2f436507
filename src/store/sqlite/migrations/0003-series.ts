/** Posts that come back: series with exceptions, evergreen pools. */
export const series = `
`
