import type { TeamRole } from '../store/team.ts'
import { texts, type Text } from './text.ts'

/** What somebody of the team does, inside a sentence: « … qui pilote la stratégie ». */
export const roleName = {
  strategist: { fr: 'pilote la stratégie', en: 'leads the strategy' },
  sponsor: { fr: 'appuie le projet côté direction', en: 'backs the project in management' },
  referent: { fr: 'fait le lien avec le prestataire', en: 'is the contact for outside help' },
  community_manager: { fr: 'anime la communauté', en: 'runs the community' },
  contributor: { fr: 'participe', en: 'contributes' },
} as const satisfies Record<TeamRole, Text>

/** The same in a table. */
export const roleLabel = {
  strategist: { fr: 'pilote', en: 'leads' },
  sponsor: { fr: 'appuie', en: 'backs' },
  referent: { fr: 'fait le lien', en: 'liaises' },
  community_manager: { fr: 'anime', en: 'runs' },
  contributor: { fr: 'participe', en: 'contributes' },
} as const satisfies Record<TeamRole, Text>

export const teamText = texts({
  about: { fr: 'qui fait quoi chez le client, et quels jours', en: 'who does what at the client, and on which days' },
  add: { fr: "ajouter une personne à l'équipe", en: 'add somebody to the team' },
  list: { fr: "l'équipe : rôles, temps, jours", en: 'the team: roles, time, days' },
  edit: { fr: "changer ce que l'on sait d'une personne", en: 'change what is known of somebody' },
  remove: { fr: "retirer quelqu'un de l'équipe", en: 'take somebody out of the team' },
  coverage: {
    fr: 'qui répond quel jour de la semaine, et les trous',
    en: 'who answers on which day of the week, and the gaps',
  },

  alias_arg: { fr: 'prénom ou fonction', en: 'first name or function' },
  alias: { fr: 'autre prénom ou fonction', en: 'another first name or function' },
  role: {
    fr: 'rôles, séparés par des virgules : strategist (pilote), sponsor (appui de la direction), referent (interlocuteur du prestataire), community_manager (anime), contributor (participe)',
    en: 'roles, separated by commas: strategist, sponsor, referent (contact for outside help), community_manager, contributor',
  },
  job: { fr: "fonction dans l'entreprise", en: 'function in the company' },
  department: { fr: 'service', en: 'department' },
  minutes: { fr: "temps par semaine (90, 1h30) ; 300 si rien n'est dit", en: 'time a week (90, 1h30); 300 unless said' },
  days: {
    fr: 'jours où cette personne peut répondre (lun-ven, mer sam)',
    en: 'days on which they can answer (mon-fri, wed sat)',
  },
  trained: { fr: 'formation à cette tâche déjà suivie : oui, non ou ?', en: 'trained for it: yes, no or ?' },
  knows_rules: { fr: "connaît les règles d'usage : oui, non ou ?", en: 'knows the rules of use: yes, no or ?' },
  motivated: { fr: 'volontaire : oui, non ou ?', en: 'a volunteer: yes, no or ?' },
  at_ease: { fr: "à l'aise à l'écrit avec les clients : oui, non ou ?", en: 'at ease writing to customers: yes, no or ?' },
  intern: { fr: 'en stage ou en alternance : oui ou non', en: 'an intern or apprentice: yes or no' },
  years: { fr: "années passées dans l'entreprise", en: 'years in the company' },
  email: {
    fr: "adresse à laquelle prévenir d'une alerte (vide pour l'effacer)",
    en: 'address to tell of an alert (empty to erase it)',
  },
  topics: {
    fr: 'messages à lui confier, par étiquette : technique, juridique… (vide : aucun)',
    en: 'messages that are theirs, by tag: technical, legal… (empty: none)',
  },
  week: { fr: 'une semaine (2026-W49) ; sinon, celle en cours', en: 'a week (2026-W49); otherwise the current one' },

  bad_field: { fr: '{flag} : « {value} ». Attendu : {expected}.', en: '{flag}: “{value}”. Expected: {expected}.' },
  bad_member_hint: { fr: 'Voir `smm team add --help`', en: 'See `smm team add --help`' },
  expects_alias: { fr: 'de 1 à 60 caractères sur une ligne', en: '1 to 60 characters on one line' },
  expects_role: {
    fr: 'strategist, sponsor, referent, community_manager, contributor',
    en: 'strategist, sponsor, referent, community_manager, contributor',
  },
  expects_text: { fr: 'de 1 à 60 caractères sur une ligne', en: '1 to 60 characters on one line' },
  expects_minutes: { fr: 'de 0 à 2400 minutes (`90`, `1h30`)', en: '0 to 2400 minutes (`90`, `1h30`)' },
  expects_days: { fr: 'des jours (`lun-ven`, `mer, sam`, `aucun`)', en: 'days (`mon-fri`, `wed, sat`, `none`)' },
  expects_tick: { fr: 'oui, non ou ?', en: 'yes, no or ?' },
  expects_yes_no: { fr: 'oui ou non', en: 'yes or no' },
  expects_email: { fr: 'une adresse (`nom@exemple.fr`)', en: 'an address (`name@example.com`)' },
  expects_topics: {
    fr: 'des étiquettes (`besoin`, `réclamation`, `idée`, `question`, `compliment`, `technique`, `presse`, `juridique`)',
    en: 'tags (`need`, `complaint`, `idea`, `question`, `praise`, `technical`, `press`, `legal`)',
  },
  expects_years: { fr: 'de 0 à 99', en: '0 to 99' },

  not_found: { fr: "{alias} n'est pas dans l'équipe.", en: '{alias} is not in the team.' },
  known: { fr: "Dans l'équipe : {aliases}", en: 'In the team: {aliases}' },
  none: { fr: "{name} n'a encore personne dans son équipe.", en: '{name} has nobody in its team yet.' },
  none_hint: {
    fr: 'Ajouter : `smm team add gérante --department direction --minutes 1h30 --days lun-ven`',
    en: 'Add: `smm team add owner --department management --minutes 1h30 --days mon-fri`',
  },
  alias_taken: { fr: "{alias} est déjà dans l'équipe.", en: '{alias} is in the team already.' },
  alias_taken_hint: { fr: 'Changer : `smm team edit {alias} -c {slug}`', en: 'Change: `smm team edit {alias} -c {slug}`' },
  alias_reserved: {
    fr: "Le consultant n'est pas de l'équipe du client.",
    en: "The consultant is not part of the client's team.",
  },
  alias_reserved_hint: {
    fr: "Pour dire qu'il pilote la stratégie : `smm strategy edit -c {slug} --set strategist=consultant`",
    en: 'To say that they lead the strategy: `smm strategy edit -c {slug} --set strategist=consultant`',
  },
  team_full: {
    fr: 'Une équipe compte {most} personnes au plus : nommez celles qui répondent et publient.',
    en: 'A team has at most {most} people: name those who answer and publish.',
  },
  department_needed: { fr: 'Dans quel service travaille {alias} ?', en: 'In which department does {alias} work?' },
  department_needed_hint: {
    fr: "Ajouter `--department vente` : une équipe de plusieurs services connaît mieux l'entreprise",
    en: 'Add `--department sales`: people from several departments know the company better',
  },
  department_ask: { fr: 'Dans quel service travaille {alias} ?', en: 'In which department does {alias} work?' },
  nothing_to_change: { fr: 'Rien à changer : aucune option donnée.', en: 'Nothing to change: no option given.' },
  nothing_to_change_hint: { fr: 'Voir `smm team edit --help`', en: 'See `smm team edit --help`' },

  role_taken: {
    fr: "C'est déjà {alias} qui {role} : une seule personne par client.",
    en: '{alias} {role} already: one person per client.',
  },
  role_taken_hint: {
    fr: 'Libérer le rôle, puis recommencer : `smm team edit {alias} -c {slug} --role {roles}`',
    en: 'Free the role, then try again: `smm team edit {alias} -c {slug} --role {roles}`',
  },
  role_taken_hint_remove: {
    fr: 'Libérer le rôle, puis recommencer : `smm team remove {alias} -c {slug}`',
    en: 'Free the role, then try again: `smm team remove {alias} -c {slug}`',
  },
  intern_leads: {
    fr: "Une personne en stage ({aliases}) ne peut pas être celle qui {role} : il faut quelqu'un d'expérimenté.",
    en: 'An intern ({aliases}) cannot be the one who {role}: it takes somebody experienced.',
  },
  intern_leads_hint: {
    fr: "Donnez ce rôle à quelqu'un de la maison, ou laissez le pilotage au consultant",
    en: 'Give this role to somebody in the company, or leave the lead to the consultant',
  },
  interns_alone: {
    fr: {
      one: "{aliases} est en stage et personne d'expérimenté n'est là pour relire et décider.",
      other: "{aliases} sont en stage et personne d'expérimenté n'est là pour relire et décider.",
    },
    en: {
      one: '{aliases} is an intern and nobody experienced is there to review and decide.',
      other: '{aliases} are interns and nobody experienced is there to review and decide.',
    },
  },
  interns_alone_hint: {
    fr: "Dites d'abord qui valide dans l'entreprise : `smm team edit {alias} -c {slug} --role {roles}`",
    en: 'First say who approves in the company: `smm team edit {alias} -c {slug} --role {roles}`',
  },
  interns_alone_hint_nobody: {
    fr: "Dites d'abord qui valide dans l'entreprise : `smm team add gérante -c {slug} --role sponsor`",
    en: 'First say who approves in the company: `smm team add owner -c {slug} --role sponsor`',
  },

  added: { fr: "{alias} entre dans l'équipe.", en: '{alias} joins the team.' },
  would_add: { fr: "{alias} entrerait dans l'équipe.", en: '{alias} would join the team.' },
  edited: { fr: "{alias} : c'est noté.", en: '{alias}: noted.' },
  would_edit: { fr: '{alias} : ce qui serait noté.', en: '{alias}: what would be noted.' },
  unchanged: { fr: '{alias} : rien de nouveau.', en: '{alias}: nothing new.' },
  removed: { fr: "{alias} quitte l'équipe.", en: '{alias} leaves the team.' },
  would_remove: { fr: "{alias} quitterait l'équipe.", en: '{alias} would leave the team.' },
  dry_run: { fr: "Rien n'a été changé.", en: 'Nothing was changed.' },
  confirm_remove: { fr: "Retirer {alias} de l'équipe ?", en: 'Take {alias} out of the team?' },
  nothing_done: { fr: "Rien n'a été changé.", en: 'Nothing was changed.' },
  outdated: {
    fr: "La stratégie (version {version}) compte encore sur l'équipe d'avant. Quand l'équipe est complète : `smm strategy edit -c {slug}`",
    en: 'The strategy (version {version}) still counts on the previous team. Once the team is complete: `smm strategy edit -c {slug}`',
  },
  note_roles_merged: {
    fr: 'La même personne pilote et anime : à dix personnes et plus, mieux vaut séparer.',
    en: 'The same person leads and runs the community: from ten people on, better keep the two apart.',
  },
  note_roles_merged_small: {
    fr: 'La même personne pilote et anime : possible à moins de dix, à condition de garder un moment à part pour la stratégie.',
    en: 'The same person leads and runs the community: fine under ten people, as long as a moment is kept for the strategy.',
  },
  note_no_strategist: {
    fr: 'Personne ne pilote la stratégie. Nommer : `smm team edit <qui> -c {slug} --role strategist`, ou le consultant : `smm strategy edit -c {slug} --set strategist=consultant`',
    en: 'Nobody leads the strategy. Name: `smm team edit <who> -c {slug} --role strategist`, or the consultant: `smm strategy edit -c {slug} --set strategist=consultant`',
  },

  label_roles: { fr: 'Rôles', en: 'Roles' },
  label_job: { fr: 'Fonction', en: 'Function' },
  label_department: { fr: 'Service', en: 'Department' },
  label_time: { fr: 'Temps', en: 'Time' },
  label_days: { fr: 'Jours', en: 'Days' },
  label_ready: { fr: 'Préparation', en: 'Ready' },
  label_email: { fr: 'Adresse', en: 'Address' },
  label_topics: { fr: 'Messages', en: 'Messages' },
  label_years: { fr: 'Ancienneté', en: 'Seniority' },
  label_alias: { fr: 'Nom', en: 'Name' },
  a_week: { fr: '{time} par semaine', en: '{time} a week' },
  no_time: { fr: 'aucun temps prévu', en: 'no time planned' },
  no_day: { fr: 'aucun jour', en: 'no day' },
  years_value: { fr: { one: '{count} an', other: '{count} ans' }, en: { one: '{count} year', other: '{count} years' } },
  tick_trained: { fr: 'formation', en: 'trained' },
  tick_knows_rules: { fr: "règles d'usage", en: 'rules of use' },
  tick_motivated: { fr: 'volontariat', en: 'volunteer' },
  tick_at_ease: { fr: "aisance à l'écrit", en: 'at ease writing' },
  tick: { fr: '{answer} : {what}', en: '{answer}: {what}' },
  tick_between: { fr: ' ; ', en: '; ' },
  yes: { fr: 'oui', en: 'yes' },
  no: { fr: 'non', en: 'no' },
  unknown: { fr: 'à demander', en: 'to be asked' },

  col_person: { fr: 'Personne', en: 'Person' },
  col_roles: { fr: 'Rôles', en: 'Roles' },
  col_department: { fr: 'Service', en: 'Department' },
  col_time: { fr: 'Par semaine', en: 'A week' },
  col_days: { fr: 'Jours', en: 'Days' },
  with_intern: { fr: '{roles} (stage)', en: '{roles} (intern)' },
  consultant_leads: { fr: 'Stratégie : le consultant pilote.', en: 'Strategy: the consultant leads.' },
  nobody_leads: { fr: 'Stratégie : personne ne pilote encore.', en: 'Strategy: nobody leads yet.' },
  total: {
    fr: { one: '{count} personne participe, {time} par semaine.', other: '{count} personnes participent, {time} par semaine.' },
    en: { one: '{count} person takes part, {time} a week.', other: '{count} people take part, {time} a week.' },
  },
  ambassadors_apart: {
    fr: {
      one: "{count} client ambassadeur en plus, hors de l'entreprise : `smm ambassador list`",
      other: "{count} clients ambassadeurs en plus, hors de l'entreprise : `smm ambassador list`",
    },
    en: {
      one: '{count} ambassador besides, outside the company: `smm ambassador list`',
      other: '{count} ambassadors besides, outside the company: `smm ambassador list`',
    },
  },
  see_coverage: { fr: 'Qui répond quel jour : `smm team coverage`', en: 'Who answers on which day: `smm team coverage`' },

  coverage_title: {
    fr: 'Semaine {number}, du {from} au {to}',
    en: 'Week {number}, {from} to {to}',
  },
  coverage_wanted: { fr: 'Réponse attendue : {days}.', en: 'Answers expected: {days}.' },
  present: { fr: 'oui', en: 'yes' },
  absent: { fr: 'non', en: 'no' },
  row_wanted: { fr: 'Attendu', en: 'Expected' },
  row_status: { fr: 'Bilan', en: 'Result' },
  status_gap: { fr: 'trou', en: 'gap' },
  status_no_backup: { fr: 'fragile', en: 'thin' },
  status_covered: { fr: 'couvert', en: 'covered' },
  status_not_wanted: { fr: 'repos', en: 'off' },
  all_covered: {
    fr: "Chaque jour attendu a quelqu'un pour répondre, et un relais.",
    en: 'Each day expected has somebody to answer, and a stand-in.',
  },
  section_rota: { fr: 'Proposition : qui répond, à tour de rôle', en: 'Proposal: who answers, in turn' },
  rota_both: { fr: '{day} : {pilot} ; relais : {copilot}', en: '{day}: {pilot}; stand-in: {copilot}' },
  rota_alone: { fr: '{day} : {pilot}, sans relais', en: '{day}: {pilot}, no stand-in' },
  rota_nobody: { fr: '{day} : personne', en: '{day}: nobody' },
  rota_holiday: { fr: '{line} ({holiday}, férié)', en: '{line} ({holiday}, public holiday)' },
  section_todo: { fr: 'À faire', en: 'To do' },
  todo_gap: { fr: '{days} : personne ne répond. {remedy}', en: '{days}: nobody answers. {remedy}' },
  todo_no_backup: {
    fr: '{days} : {person} répond sans relais. {remedy}',
    en: '{days}: {person} answers without a stand-in. {remedy}',
  },
  todo_interns: {
    fr: "{days} : seulement des personnes en stage. Prévoyez quelqu'un d'expérimenté, joignable ce jour-là.",
    en: '{days}: only interns are there. Plan for somebody experienced who can be reached that day.',
  },
  todo_holiday: {
    fr: '{day} est férié ({holiday}) : dites qui répond, ou annoncez la fermeture.',
    en: '{day} is a public holiday ({holiday}): say who answers, or announce that you are closed.',
  },
  remedy_ask: { fr: 'Demander à {person} :', en: 'Ask {person}:' },
  remedy_command: {
    fr: '`smm team edit {alias} -c {slug} --days {days}`',
    en: '`smm team edit {alias} -c {slug} --days {days}`',
  },
  remedy_add: {
    fr: "Ajoutez quelqu'un d'un autre service (`smm team add`), ou annoncez vos jours de réponse.",
    en: 'Add somebody from another department (`smm team add`), or announce the days on which you answer.',
  },
  one_person: {
    fr: 'Une personne seule ne peut pas répondre 7 jours sur 7. Avec {person} pour toute équipe, annoncez des jours de réponse, ou ajoutez au moins une personne.',
    en: 'One person alone cannot answer 7 days a week. With {person} as the whole team, announce the days on which you answer, or add one person at least.',
  },
  section_load: { fr: 'Temps prévu et temps annoncé, par semaine', en: 'Time planned and time declared, a week' },
  load: { fr: '{person} : {planned} prévues sur {declared}', en: '{person}: {planned} planned of {declared}' },
  overload: {
    fr: "{person} : {planned} prévues, {declared} annoncées. C'est trop : répartissez, ou donnez du temps.",
    en: '{person}: {planned} planned, {declared} declared. That is too much: share it out, or give more time.',
  },
  load_none: {
    fr: "Sans stratégie, le temps prévu n'est pas connu : `smm init`",
    en: 'Without a strategy the time planned is not known: `smm init`',
  },
  load_outside: {
    fr: "Ce que font le consultant et l'aide extérieure n'est pas compté ici.",
    en: 'What the consultant and outside help do is not counted here.',
  },
  nobody: {
    fr: "Personne, dans l'équipe, n'a de temps prévu : personne ne répond.",
    en: 'Nobody in the team has any time planned: nobody answers.',
  },

  bad_week: { fr: 'Semaine inconnue : « {value} ».', en: 'No such week: “{value}”.' },
  bad_week_hint: {
    fr: 'Une semaine (`2026-W49`) ou un de ses jours (`2026-12-01`)',
    en: 'A week (`2026-W49`) or one of its days (`2026-12-01`)',
  },
})
