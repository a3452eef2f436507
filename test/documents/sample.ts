import type { Block, Card, Cell, Chart, Document } from '../../src/documents/document.ts'

type Lang = Document['lang']

/** Two instants of the sample: what changes with the data, and nothing else. */
export const madeAt = '2026-12-01T08:30:00.000Z'

/** A document with every kind of block and every drawing, as long as a strategy. */
export function sampleDocument(lang: Lang, change: Partial<Document> = {}): Document {
  const fr = lang === 'fr'
  const say = (french: string, english: string): string => (fr ? french : english)
  return {
    lang,
    cover: true,
    kicker: say('Stratégie de présence sur les réseaux sociaux', 'Social media strategy'),
    title: say('Boulangerie de l’Ill', 'Mill Lane Bakery'),
    subtitle: say('Version\u00A02 · de décembre\u00A02026 à mai\u00A02027', 'Version 2 · December 2026 to May 2027'),
    draft: null,
    from: [say('Conseil en communication', 'Communication consultant'), 'Atelier des mots'],
    made_at: madeAt,
    sections: [
      { number: null, title: say('L’essentiel', 'In short'), ends_page: true, blocks: shortBlocks(say) },
      { number: 1, title: say('Où être présent', 'Where to be present'), blocks: networkBlocks(say) },
      { number: 2, title: say('Le temps qu’il faut', 'The time it takes'), blocks: timeBlocks(say) },
      { number: 3, title: say('Le plan de 90\u00A0jours', 'The 90-day plan'), blocks: planBlocks(say) },
      { number: 4, title: say('Les chiffres suivis', 'The figures we follow'), blocks: figureBlocks(say) },
    ],
    foot: [
      say('Établi le 1er\u00A0décembre\u00A02026 à partir de vos réponses.', 'Made on 1 December 2026 from your answers.'),
      'atelier@example.org · +33 3 88 00 00 00',
    ],
    ...change,
  }
}

type Say = (french: string, english: string) => string

function shortBlocks(say: Say): Block[] {
  return [
    {
      kind: 'banner',
      text: say(
        'Un seul réseau, bien tenu, vaut mieux que trois comptes délaissés\u202F: commencez par Facebook.',
        'One network kept well is better than three left alone: begin with Facebook.',
      ),
    },
    {
      kind: 'sentences',
      sentences: [
        say(
          'Votre but\u202F: passer de 4 à 24\u00A0commandes par mois venues des réseaux d’ici le 31\u00A0mai\u00A02027.',
          'Your aim: from 4 to 24 orders a month from social media by 31 May 2027.',
        ),
        say(
          '«\u202FFacebook\u202F» réunit vos clients de 35 à 64\u00A0ans et demande 7\u00A0h\u00A030 par mois.',
          'Facebook brings together your customers aged 35 to 64 and takes 7 h 30 a month.',
        ),
        say('Budget\u202F: 200\u00A0€ par mois, soit ≈\u202F2,5\u00A0% des ventes.', 'Budget: €200 a month, ≈ 2.5% of sales.'),
      ],
    },
    {
      kind: 'tiles',
      tiles: [
        {
          label: say('Temps', 'Time'),
          value: '12\u00A0h',
          detail: say('par mois, à deux personnes', 'a month, two people'),
          unknown: false,
        },
        { label: 'Budget', value: '200\u00A0€', detail: say('par mois, hors taxes', 'a month, net of tax'), unknown: false },
        {
          label: say('Premier bilan', 'First verdict'),
          value: say('31\u00A0mai\u00A02027', '31 May 2027'),
          detail: say('après six mois', 'after six months'),
          unknown: false,
        },
        {
          label: say('Retour', 'Return'),
          value: say('non mesuré', 'not measured'),
          detail: say('marge inconnue', 'margin unknown'),
          unknown: true,
        },
      ],
    },
    { kind: 'heading', text: say('Trois décisions à prendre', 'Three decisions to take') },
    {
      kind: 'list',
      ordered: true,
      items: [
        say('Nommer la personne qui publie et celle qui la remplace.', 'Name who posts, and who stands in.'),
        say(
          'Accorder deux heures par semaine dans l’emploi du temps, le mardi et le jeudi, avant l’ouverture du magasin, pour préparer les publications de la semaine suivante.',
          'Grant two hours a week in the rota, on Tuesdays and Thursdays before the shop opens, to prepare the posts of the following week.',
        ),
        say('Fixer le budget des six mois.', 'Set the budget for six months.'),
      ],
    },
  ]
}

const networks = ['Facebook', 'Instagram', 'Blog', 'TikTok', 'YouTube', 'Pinterest', 'LinkedIn', 'Mastodon', 'Bluesky'] as const
const scores = [78, 67, 42, 38, 35, 31, 12, 4, 0] as const

function networkBlocks(say: Say): Block[] {
  return [
    {
      kind: 'paragraph',
      text: say(
        'Chaque réseau reçoit une note sur 100 selon vos objectifs, l’âge de vos clients, vos savoir-faire et votre temps.',
        'Each network gets a score out of 100 by your aims, the age of your customers, your skills and your time.',
      ),
    },
    { kind: 'chart', chart: scoreChart(say) },
    {
      kind: 'table',
      head: [
        { title: say('Réseau', 'Network') },
        { title: 'Note', right: true },
        { title: say('Décision', 'Decision') },
        { title: say('Pourquoi', 'Why') },
      ],
      rows: networks.map((network, index): Cell[] => [
        index === 0 ? { text: network, href: 'https://www.facebook.com/' } : network,
        index === 8 ? { text: say('non noté', 'not scored'), unknown: true } : String(scores[index]),
        index === 0 ? say('à ouvrir', 'open') : index < 3 ? say('à garder', 'keep') : say('à laisser', 'leave'),
        say(
          'Vos clients y sont, vous savez faire les photos, et il reste 4\u00A0h par mois pour répondre.',
          'Your customers are there, you can take the pictures, and 4 h a month are left to answer.',
        ),
      ]),
    },
    {
      kind: 'note',
      text: say(
        'Hors du calcul\u202F: WhatsApp Business, Snapchat, sites d’avis.',
        'Not in the count: WhatsApp, Snapchat, review sites.',
      ),
    },
  ]
}

export function scoreChart(say: Say): Chart {
  return {
    kind: 'bars',
    id: 'scores',
    title: say('La note de chaque réseau', 'The score of each network'),
    about: say('Facebook est en tête avec 78 sur 100.', 'Facebook leads with 78 out of 100.'),
    names: { value: say('note sur 100', 'score out of 100'), mark: say('seuil', 'threshold') },
    rows: networks.map((label, index) => ({ label, value: scores[index] ?? 0, mark: null })),
    format: String,
    tick: String,
    figures: { head: [], rows: [] },
  }
}

function timeBlocks(say: Say): Block[] {
  const hours = (value: number): string => `${value}\u00A0h`
  const roles = [
    [say('Stratège', 'Strategist'), 3, 4],
    [say('Animation', 'Community'), 9, 7],
    [say('Le dirigeant', 'The owner'), 1, 1],
  ] as const
  return [
    {
      kind: 'chart',
      chart: {
        kind: 'bars',
        id: 'hours',
        title: say('Les heures que vous avez et celles qu’il faut', 'The hours you have and the hours it takes'),
        about: say('Il manque une heure de stratège.', 'One hour of strategist is missing.'),
        names: { value: say('vous avez', 'you have'), mark: say('il faut', 'it takes') },
        rows: roles.map(([label, value, mark]) => ({ label, value, mark })),
        format: hours,
        tick: hours,
        figures: {
          head: [
            { title: say('Rôle', 'Role') },
            { title: say('Vous avez', 'You have'), right: true },
            { title: say('Il faut', 'It takes'), right: true },
          ],
          rows: roles.map(([label, value, mark]) => [label, hours(value), hours(mark)]),
        },
      },
    },
    {
      kind: 'facts',
      facts: [
        [
          say('Repère', 'Yardstick'),
          say('32\u00A0h par mois et par réseau, relevé en 2012', '32 h a month for each network, as of 2012'),
        ],
        [
          say('Vos moyens', 'Your means'),
          { text: say('12\u00A0h par mois, estimés', '12 h a month, estimated'), estimated: true },
        ],
        [say('Retour attendu', 'Expected return'), { text: say('non mesuré', 'not measured'), unknown: true }],
      ],
    },
    {
      kind: 'list',
      ordered: false,
      items: [
        say('Le mardi, une heure\u202F: écrire.', 'On Tuesdays, one hour: write.'),
        say('Le jeudi, une heure\u202F: photos et réponses.', 'On Thursdays, one hour: pictures and answers.'),
      ],
    },
    {
      kind: 'table',
      total: true,
      head: [
        { title: say('Poste', 'Item') },
        { title: say('Ce mois-ci', 'This month'), right: true },
        { title: say('Sur six mois', 'Over six months'), right: true },
      ],
      rows: [
        [say('Publicité', 'Advertising'), '100,00\u00A0€', '600,00\u00A0€'],
        [say('Photo, vidéo, graphisme', 'Photo, video, design'), '60,00\u00A0€', '360,00\u00A0€'],
        [say('Outils et abonnements', 'Tools and subscriptions'), '40,00\u00A0€', '240,00\u00A0€'],
        ['Total', '200,00\u00A0€', '1\u202F200,00\u00A0€'],
      ],
    },
  ]
}

const tasks = [
  ['Réunion de lancement avec le dirigeant\u202F: objectifs, moyens, rôles', 'Kick-off with the owner: aims, means, roles'],
  [
    'Vérifier les comptes\u202F: deux administrateurs, double authentification, profil complet, propriétaire',
    'Check the accounts: two admins, two-factor sign-in, complete profile, owner',
  ],
  ['Chercher le nom de l’entreprise sur le web', 'Search the company’s name on the web'],
  ['Compléter la fiche d’établissement', 'Complete the business profile'],
  [
    'Poser la mesure\u202F: liens de suivi, codes promo, question en caisse',
    'Set up measurement: links, promo codes, question at the till',
  ],
  ['Relever les valeurs de départ', 'Record the baselines'],
  ['Écrire les publications du mois', 'Write the posts of the month'],
  ['Photos du fournil', 'Pictures of the bakehouse'],
  ['Répondre aux commentaires', 'Answer the comments'],
] as const

function planBlocks(say: Say): Block[] {
  const rows = Array.from({ length: 33 }, (_, index) => {
    const [french, english] = tasks[index % tasks.length] ?? ['', '']
    const from = 1 + Math.floor(index * 2.6)
    return { label: say(french, english), from, to: Math.min(93, from + [0, 3, 5, 30][index % 4]!), done: index < 4 }
  })
  return [
    {
      kind: 'chart',
      chart: {
        kind: 'timeline',
        id: 'plan',
        title: say('Trente-trois tâches en 90\u00A0jours', 'Thirty-three tasks in 90 days'),
        about: say('Les fondations d’abord, puis les publications.', 'The foundations first, then the posts.'),
        days: 93,
        ticks: [
          { day: 1, label: say('1er\u00A0déc.', '1 Dec') },
          { day: 32, label: say('1er\u00A0janv.', '1 Jan') },
          { day: 63, label: say('1er\u00A0févr.', '1 Feb') },
        ],
        rows,
        names: { done: say('fait', 'done'), open: say('à faire', 'to do') },
        format: (day) => say(`jour\u00A0${day}`, `day ${day}`),
        tick: String,
        figures: {
          head: [
            { title: say('Tâche', 'Task') },
            { title: say('Début', 'Start'), right: true },
            { title: say('Fin', 'End'), right: true },
          ],
          rows: rows.map(({ label, from, to }) => [label, String(from), String(to)]),
        },
      },
    },
  ]
}

function figureBlocks(say: Say): Block[] {
  const euros = (value: number): string => `${value}\u00A0€`.replace('-', '−')
  const labels = say('juin juil. août sept. oct. nov.', 'Jun Jul Aug Sep Oct Nov').split(' ')
  const cost = [120, 140, null, 160, 150, 180]
  const gain = [0, 60, 90, 200, 340, 420]
  const sum = [-120, -200, -110, -70, 120, 360]
  const names = [say('coût', 'cost'), say('retour', 'return'), say('solde', 'balance')] as const
  const cells = (values: readonly (number | null)[]): Cell[] =>
    values.map((value) => (value === null ? { text: say('non mesuré', 'not measured'), unknown: true } : euros(value)))
  return [
    {
      kind: 'chart',
      chart: {
        kind: 'columns',
        id: 'return',
        title: say('Coût et retour', 'Cost and return'),
        about: say('Le retour dépasse le coût en septembre.', 'The return passes the cost in September.'),
        labels,
        series: [
          { name: names[0], values: cost },
          { name: names[1], values: gain },
        ],
        neutral: false,
        missing: say('non mesuré', 'not measured'),
        format: euros,
        tick: euros,
        figures: {
          head: [{ title: say('Mois', 'Month') }, ...labels.map((title) => ({ title, right: true as const }))],
          rows: [
            [names[0], ...cells(cost)],
            [names[1], ...cells(gain)],
          ],
        },
      },
    },
    {
      kind: 'chart',
      chart: {
        kind: 'lines',
        id: 'balance',
        title: say('Solde depuis le début', 'Balance since the start'),
        about: say('Le solde devient positif en octobre.', 'The balance turns positive in October.'),
        labels,
        series: [{ name: names[2], values: sum }],
        zero: say('équilibre', 'break-even'),
        neutral: false,
        mark: { index: 4, label: say('solde positif', 'balance positive') },
        format: euros,
        tick: euros,
        figures: {
          head: [{ title: say('Mois', 'Month') }, { title: names[2], right: true }],
          rows: labels.map((label, index) => [label, euros(sum[index] ?? 0)]),
        },
      },
    },
    { kind: 'chart', chart: weekChart(say) },
    { kind: 'heading', text: say('Les trois meilleures', 'The three best') },
    { kind: 'cards', cards: cards(say) },
    {
      kind: 'note',
      text: say(
        'Signes qui doivent se lire\u202F: ’ « » “ ” € → − ± × ≈ ≤ ≥ ≠ · • – — … œ Œ æ Æ ç Ç É À ½ ° m² 1er n°\u202F4, Noël, aiguë, où.',
        'Signs that must be readable: ’ “ ” ‘ € £ → − ± × ≈ ≤ ≥ ≠ · • – — … é ½ ° m².',
      ),
    },
  ]
}

function weekChart(say: Say): Chart {
  const days = say(
    'lundi mardi mercredi jeudi vendredi samedi dimanche',
    'Monday Tuesday Wednesday Thursday Friday Saturday Sunday',
  )
  const columns = ['6 – 10', '10 – 14', '14 – 18', '18 – 22'].map((hours) => hours.replaceAll(' ', '\u00A0'))
  const cells = [
    { row: 0, column: 0, value: 4, count: 2 },
    { row: 1, column: 0, value: 12, count: 3 },
    { row: 1, column: 3, value: 18, count: 1 },
    { row: 4, column: 1, value: 0, count: 1 },
    { row: 5, column: 0, value: null, count: 1 },
    { row: 6, column: 2, value: 48, count: 2 },
  ]
  const counted = (count: number): string => say(`${count}\u00A0publ.`, `${count} posts`)
  return {
    kind: 'heatmap',
    id: 'week',
    title: say('Ce qui a marché dans la semaine', 'What worked in the week'),
    about: say('Le dimanche après-midi fait le plus réagir.', 'Sunday afternoons get the most reactions.'),
    rows: days.split(' '),
    columns,
    cells,
    name: say('réactions par publication', 'reactions per post'),
    counted,
    format: String,
    tick: String,
    figures: {
      head: [
        { title: say('Moment', 'Time') },
        { title: say('Réactions', 'Reactions'), right: true },
        { title: say('Publications', 'Posts'), right: true },
      ],
      rows: cells.map(({ row, column, value, count }) => [
        `${days.split(' ')[row] ?? ''} ${columns[column] ?? ''}`,
        value === null ? { text: say('en cours', 'in progress'), unknown: true } : String(value),
        String(count),
      ]),
    },
  }
}

/** 24 by 16 pixels of one colour. */
const png =
  'iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAMAAAA7+k+nAAAAA1BMVEW1djrbhgbjAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAADklEQVQYlWNgGAWDCQAAAZAAAdjzlT8AAAAASUVORK5CYII='

function cards(say: Say): Card[] {
  const facts = (reactions: string, reach: string): Card['facts'] => [
    [say('Réactions à sept\u00A0jours', 'Reactions after seven days'), reactions],
    [say('Portée', 'Reach'), { text: reach, unknown: true }],
  ]
  return [
    {
      title: say('Le kouglof sort du four', 'Kugelhopf out of the oven'),
      text: say('Jeudi 12\u00A0novembre, sur Facebook, avec une photo.', 'Thursday 12 November, on Facebook, with a picture.'),
      facts: facts('48', say('non mesurée', 'not measured')),
      href: 'https://example.org/12',
      picture: { mime: 'image/png', bytes: Buffer.from(png, 'base64'), alt: say('Un kouglof doré', 'A golden kugelhopf') },
    },
    {
      title: say('Fermé le 11\u00A0novembre', 'Closed on 11 November'),
      text: '',
      facts: facts('21', say('non mesurée', 'not measured')),
      href: null,
      picture: null,
    },
  ]
}
