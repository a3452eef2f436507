import { googleSignIn } from '../google.ts'

export const manageScope = 'https://www.googleapis.com/auth/business.manage'

export const gbpSignIn = googleSignIn([manageScope])
