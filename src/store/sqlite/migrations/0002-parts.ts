/** Deliveries in parts (threads, first comments), and approvals that run out. */
export const parts = `
`
