declare module '@tryghost/admin-api-schema' {
  interface AdminApiSchema {
    /** Rejects with what is wrong; takes fields away that the schema does not know. */
    validate(given: { data: unknown; schema: string }): Promise<unknown>
  }
  const schema: AdminApiSchema
  export default schema
}
