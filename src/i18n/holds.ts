import { texts } from './text.ts'

/** What an alert holds back. */
export const holdText = texts({
  red: {
    fr: 'La publication {id} reste suspendue : le niveau est rouge.',
    en: 'Post {id} stays held: the level is red.',
  },
  amber: {
    fr: "La publication {id} reste suspendue : le niveau est orange, et elle est une promotion, une campagne, un jeu ou de l'humour.",
    en: 'Post {id} stays held: the level is amber, and it is an offer, a campaign, a contest or humour.',
  },
  look_first: { fr: "Où l'on en est : `{command}`", en: 'Where things stand: `{command}`' },
  red_in_force: {
    fr: 'Le niveau est rouge : rien ne repart avant que le calme soit revenu, puis une publication à la fois.',
    en: 'The level is red: nothing goes on before all is calm again, and then one post at a time.',
  },
  pass_red: {
    fr: {
      one: '{client} : alerte rouge, {count} envoi est suspendu.',
      other: '{client} : alerte rouge, {count} envois sont suspendus.',
    },
    en: {
      one: '{client}: red alert, {count} delivery is on hold.',
      other: '{client}: red alert, {count} deliveries are on hold.',
    },
  },
  pass_amber: {
    fr: {
      one: '{client} : alerte orange, {count} envoi est suspendu.',
      other: '{client} : alerte orange, {count} envois sont suspendus.',
    },
    en: {
      one: '{client}: amber alert, {count} delivery is on hold.',
      other: '{client}: amber alert, {count} deliveries are on hold.',
    },
  },
  one_by_one: {
    fr: {
      one: "{count} publication a été suspendue par l'alerte : elle se relit avant de repartir.",
      other:
        "{count} publications ont été suspendues par l'alerte : chacune se relit avant de repartir, jamais toutes à la fois.",
    },
    en: {
      one: '{count} post was held by the alert: it is read again before it goes on.',
      other: '{count} posts were held by the alert: each is read again before it goes on, never all at once.',
    },
  },
  one_by_one_hint: {
    fr: 'Relire puis reprendre : `smm queue preview {first}`, `smm queue resume {first}` (à relire : {ids})',
    en: 'Read, then resume: `smm queue preview {first}`, `smm queue resume {first}` (to be read: {ids})',
  },
})
