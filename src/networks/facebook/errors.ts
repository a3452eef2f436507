/** Facebook answers as all of the Graph API does. */
export { graphFailure as facebookFailure } from '../graph.ts'
