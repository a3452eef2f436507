import { texts } from './text.ts'

/** What `smm doctor` says of listening. */
export const doctorListenText = texts({
  silent: {
    fr: '{client}, veille « {name} » : {source}, sans lecture depuis le {since} ({problem})',
    en: '{client}, query “{name}”: {source}, not read since {since} ({problem})',
  },
  silent_mend: {
    fr: 'Voir `smm listen list -c {client}`, puis la retirer (`smm listen remove <nom> --feed <adresse>`) ou donner sa nouvelle adresse (`smm listen add`)',
    en: 'See `smm listen list -c {client}`, then take it away (`smm listen remove <name> --feed <address>`) or give its new address (`smm listen add`)',
  },
})
