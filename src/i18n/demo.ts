import { texts } from './text.ts'

export const demoText = texts({
  about: {
    fr: 'essai complet sur des réponses inventées, dans un dossier jetable, sans aucun compte',
    en: 'the whole job on made-up answers, in a throw-away folder, with no account anywhere',
  },
  intro: {
    fr: 'Une boulangerie inventée, de la stratégie au rapport du mois. Tout se passe dans `{folder}`.',
    en: "A made-up bakery, from the strategy to the month's report. Everything happens in `{folder}`.",
  },
  step_strategy: {
    fr: 'La stratégie, à partir des réponses au questionnaire',
    en: 'The strategy, from the answers to the questionnaire',
  },
  step_accounts: {
    fr: 'Les comptes : un blog tenu en fichiers, et Facebook publié à la main',
    en: 'The accounts: a blog kept as files, and Facebook posted by hand',
  },
  step_posts: { fr: 'Trois publications, vérifiées dès leur programmation', en: 'Three posts, checked when they are queued' },
  step_approve: { fr: "L'accord de la cliente, reçu au téléphone", en: "The client's approval, received on the phone" },
  step_publish: { fr: "L'envoi : ce que cron lance chaque minute", en: 'Publishing: what cron runs every minute' },
  step_figures: { fr: 'Les chiffres relevés', en: 'The figures' },
  step_money: { fr: "Le temps passé, l'argent dépensé, les ventes", en: 'Time spent, money out, sales' },
  step_report: { fr: 'Le rapport du mois', en: "The month's report" },
  text_1: {
    fr: 'Ce matin, la première fournée de pain de seigle au levain sort à 7 h. Il se garde cinq jours, et il est encore meilleur le lendemain.',
    en: 'This morning the first batch of sourdough rye comes out at 7. It keeps for five days and is even better on the second.',
  },
  title_1: { fr: 'Le pain de seigle, cinq jours de bon', en: 'Rye bread, good for five days' },
  alt_1: {
    fr: 'Trois pains ronds et dorés sur une planche, devant le four allumé.',
    en: 'Three round golden loaves on a board, in front of the lit oven.',
  },
  text_2: {
    fr: "Comment réserver sans attendre : un message avant 18 h, et votre commande est prête le lendemain dès l'ouverture.",
    en: 'How to book without queueing: a message before 6 pm, and your order is ready the next day when we open.',
  },
  title_2: { fr: 'Réserver la veille', en: 'Booking the day before' },
  text_3: {
    fr: 'Merci pour vos bons avec le code LEVAIN : la fournée du samedi passe à deux tournées.',
    en: 'Thank you for your LEVAIN vouchers: Saturday now has two rounds of baking.',
  },
  title_3: { fr: 'Deux fournées le samedi', en: 'Two rounds on Saturday' },
  role_1: { fr: 'gérante', en: 'owner' },
  role_2: { fr: 'vendeuse 1', en: 'shop assistant 1' },
  look: { fr: 'À regarder :', en: 'Have a look:' },
  look_blog: { fr: 'le blog, en fichiers Markdown', en: 'the blog, as Markdown files' },
  look_report: { fr: 'le rapport, dans un navigateur', en: 'the report, in a browser' },
  look_more: { fr: 'le reste, avec ce même dossier', en: 'the rest, with the same folder' },
  done_with: {
    fr: 'Pour tout effacer, supprimez ce dossier. Pour votre premier vrai client : `smm init`.',
    en: 'To erase it all, delete that folder. For your first real client: `smm init`.',
  },
  failed: { fr: "L'essai s'est arrêté à : `smm {command}`", en: 'The trial stopped at: `smm {command}`' },
})
