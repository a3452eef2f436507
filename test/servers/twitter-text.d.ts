/** The reference counter of X, as far as the tests ask it; the package has no types of its own. */
declare module 'twitter-text' {
  interface Entity {
    readonly url: string
    readonly indices: readonly [number, number]
  }
  const twitterText: {
    parseTweet(text: string): { readonly weightedLength: number; readonly valid: boolean }
    extractUrlsWithIndices(text: string): readonly Entity[]
  }
  export default twitterText
}
