import { texts } from './text.ts'

/** What holds an owner back, each with an honest answer: what is true in it, what the plan does about it, when they may stop. */
export const objectionText = texts({
  have_website: {
    fr: "Un site attend ses visiteurs ; les réseaux vont les chercher. Ils ne remplacent pas le vôtre, ils y mènent : chaque lien publié dit d'où vient la visite. Le rapport comptera ces visites. Si personne ne vient par là d'ici le {verdict}, nous le verrons et vous pourrez arrêter.",
    en: 'A website waits for its visitors; social networks go and find them. They do not replace yours, they lead to it: every link posted says where a visit comes from. The report counts those visits. If nobody comes that way by {verdict}, we shall see it and you can stop.',
  },
  no_means: {
    fr: "Il n'est pas question d'embaucher. Ce plan tient dans {ceiling} de dépenses par mois et {time} de travail, sans publicité obligatoire. On peut rester à une fiche à jour et à une veille sans rien payer. Et rien n'engage au-delà de 90 jours.",
    en: 'Nobody has to be hired. This plan fits in {ceiling} of spending a month and {time} of work, with no advertising required. You can stay with a listing kept up to date and keep watch without paying anything. And nothing binds you beyond 90 days.',
  },
  no_means_nothing: {
    fr: "Il n'est pas question d'embaucher. Ce plan ne coûte que du temps : {time} de travail par mois, sans publicité ni prestataire. On peut rester à une fiche à jour et à une veille. Et rien n'engage au-delà de 90 jours.",
    en: 'Nobody has to be hired. This plan costs time alone: {time} of work a month, with no advertising and no provider. You can stay with a listing kept up to date and keep watch. And nothing binds you beyond 90 days.',
  },
  no_return: {
    fr: "C'est la bonne question, et personne ne peut y répondre d'avance : aucun chiffre n'est promis ici. Ce qui est promis, c'est la mesure. Chaque mois, le coût complet, votre temps compris, est mis en face de ce qui est prouvé. Rien n'est jugé avant 3 mois ; le {verdict}, nous ferons le bilan.",
    en: 'It is the right question, and nobody can answer it beforehand: no figure is promised here. What is promised is measurement. Each month the full cost, your time included, is set against what is proved. Nothing is judged before 3 months; on {verdict} we take stock.',
  },
  image_risk: {
    fr: "Les critiques s'écrivent avec ou sans vous ; être présent permet de les lire et d'y répondre. Deux garde-fous : {approval}, et un plan qui dit qui prévenir, qui parle et en combien de temps (partie « Si ça tourne mal »). Une réponse calme à un avis sévère rassure ceux qui la lisent.",
    en: 'Criticism is written with or without you; being there lets you read it and answer. Two safeguards: {approval}, and a plan that says whom to call, who speaks and how fast (see “If things go wrong”). A calm answer to a harsh review reassures those who read it.',
  },
  no_time: {
    fr: "Le temps est le vrai coût, et il est compté ici : {time} par mois, tout compris. Une bonne part se regroupe : un mois de publications se prépare en une ou deux séances. Si ce temps n'existe pas, dites-le maintenant : mieux vaut publier moins que laisser un compte à l'abandon.",
    en: 'Time is the real cost, and it is counted here: {time} a month, all included. Much of it can be grouped: a month of posts is prepared in one or two sittings. If that time does not exist, say so now: better to post less than to leave an account idle.',
  },
  no_ideas: {
    fr: {
      one: "Vos idées sont déjà dans vos journées : les questions qu'on vous pose, ce que vous faites, ceux qui le font. Le plan les range en {count} thème. Pour commencer, notez une question de client par semaine : sa réponse est une publication.",
      other:
        "Vos idées sont déjà dans vos journées : les questions qu'on vous pose, ce que vous faites, ceux qui le font. Le plan les range en {count} thèmes, chacun avec sa part. Pour commencer, notez une question de client par semaine : sa réponse est une publication.",
    },
    en: {
      one: 'Your ideas are already in your days: the questions people ask you, what you make, who makes it. The plan sorts them into {count} theme. To begin, note one question from a customer a week: its answer is a post.',
      other:
        'Your ideas are already in your days: the questions people ask you, what you make, who makes it. The plan sorts them into {count} themes, each with its share. To begin, note one question from a customer a week: its answer is a post.',
    },
  },
  legal_risk: {
    fr: 'Les règles qui vous touchent tiennent en une page (partie « Les règles à respecter »), et chacune a sa parade : un accord signé, une mention, une relecture ({approval}). Dans le doute, on ne publie pas : on demande à votre conseil. Les règles changent ; elles sont relues à date fixe.',
    en: 'The rules that apply to you fit on one page (see “The rules to follow”), and each has its remedy: a signed agreement, a mention, a second reading ({approval}). When in doubt nothing is posted: we ask your adviser. Rules change; they are reviewed on fixed dates.',
  },
  tried_before: {
    fr: "Il manque souvent une de ces choses à un essai sans résultat : un but, une personne dont c'est la tâche, un rythme tenable, une mesure. Ce plan commence par elles, et par un seul réseau à la fois. Dites-nous ce qui avait été fait, pour que nous ne le refassions pas. Au 90e jour, vous jugez sur des chiffres.",
    en: 'An attempt without results often lacked one of these: an aim, a person whose task it is, a rhythm that can be kept, a measure. This plan begins with them, and with one network at a time. Tell us what was done, so that we do not do it again. On day 90 you judge by figures.',
  },
})

/** Inside those sentences: who reads before anything goes out. */
export const approvalClause = texts({
  none: { fr: 'vous pouvez demander à relire avant envoi', en: 'you may ask to read before anything goes out' },
  consultant: { fr: 'le consultant relit chaque publication', en: 'the consultant reads every post first' },
  client_sensitive: { fr: 'vous relisez les sujets sensibles', en: 'you read sensitive topics first' },
  client_each: { fr: 'vous relisez chaque publication', en: 'you read every post first' },
})
