import type { SignIn } from '../contract.ts'

/** `wp-admin/authorize-application.php` gives the user's name and a password of its own for smm. */
export const wordpressSignIn: SignIn = { kind: 'application_password' }
