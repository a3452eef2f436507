/** `npm run test:servers -- --all` asks for five times as much. */
export const times = process.env['SMM_SERVERS'] === 'all' ? 5 : 1
