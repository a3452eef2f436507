import type { TemplateKind } from '../posts/template.ts'
import { texts, type Text } from './text.ts'

/** Words of `smm template`, and of posts that are made from one. */
export const templateText = texts({
  about: { fr: 'des modèles de texte, avec leurs variables, par pilier', en: 'reusable texts with variables, per pillar' },
  list: {
    fr: 'voir les modèles : occasions, réponses, alertes, pistes',
    en: 'see the templates: occasions, answers, alerts, starters',
  },
  show: { fr: "voir un modèle et ce qu'il demande", en: 'see a template and what it asks for' },
  use: {
    fr: "remplir un modèle et l'afficher, ou en faire une publication",
    en: 'fill a template in and print it, or make it a post',
  },
  name: { fr: 'nom du modèle (voir `smm template list`)', en: 'name of the template (see `smm template list`)' },
  option_pillar: { fr: 'seulement ce pilier', en: 'only this pillar' },
  option_sector: { fr: 'les pistes de ce métier', en: 'the starters of this trade' },
  option_kind: { fr: 'seulement ceux de cette sorte', en: 'only those of one kind' },
  option_set: { fr: 'une variable : ville=Colmar ; répétable', en: 'a variable: city=Colmar; repeatable' },
  option_queue: { fr: 'en faire une publication ; sans heure, un brouillon', en: 'make it a post; without a time, a draft' },
  option_address: { fr: "comment s'adresser au lecteur", en: 'how the reader is addressed in French' },
  option_template: { fr: 'le texte de ce modèle, rempli', en: 'the text of this template, filled in' },
  option_from_post: {
    fr: "reprendre le contenu d'une publication pour d'autres comptes",
    en: 'take up the content of a post for other accounts',
  },

  col_name: { fr: 'Nom', en: 'Name' },
  col_pillar: { fr: 'Pilier', en: 'Pillar' },
  col_text: { fr: 'Texte', en: 'Text' },
  none: { fr: 'Aucun modèle.', en: 'No template.' },
  none_hint: {
    fr: 'Les vôtres : un fichier Markdown chacun, dans `{folder}`',
    en: 'Your own: one Markdown file each, in `{folder}`',
  },
  list_hint: {
    fr: "Pour voir ce qu'un modèle demande : `smm template show {name}`",
    en: 'To see what a template asks for: `smm template show {name}`',
  },
  list_pillar: {
    fr: 'Les pistes de votre métier, pilier par pilier : `smm template list --pillar {pillar}`',
    en: 'The starters of your trade, pillar by pillar: `smm template list --pillar {pillar}`',
  },
  heading_starters: { fr: 'Pistes · {sector}', en: 'Starters · {sector}' },
  unreadable: { fr: '{file} : pas lu, {reason}', en: '{file}: not read, {reason}' },
  no_body: { fr: 'il est vide', en: 'it is empty' },
  bad_field: { fr: 'le champ « {field} » vaut « {value} »', en: 'the field “{field}” is “{value}”' },
  same_name: { fr: 'un autre porte le nom « {name} »', en: 'another one has the name “{name}”' },
  not_found: { fr: 'Aucun modèle « {name} ».', en: 'No template “{name}”.' },
  did_you_mean: {
    fr: 'Vouliez-vous dire `{name}` ? Tous : `smm template list`',
    en: 'Did you mean `{name}`? All: `smm template list`',
  },
  bad_sector: { fr: 'Métier inconnu : « {value} ».', en: 'Unknown trade: “{value}”.' },
  bad_sector_hint: { fr: 'Au choix : {names}.', en: 'Choices: {names}.' },
  see_list: { fr: 'Au choix : {names} ; tous : `smm template list`', en: 'Choices: {names}; all: `smm template list`' },

  label_kind: { fr: 'sorte', en: 'kind' },
  label_pillar: { fr: 'pilier', en: 'pillar' },
  label_sector: { fr: 'métier', en: 'trade' },
  label_network: { fr: 'réseau', en: 'network' },
  label_required: { fr: 'à donner', en: 'to be given' },
  label_optional: { fr: 'facultatif', en: 'optional' },
  label_known: { fr: 'connu', en: 'known' },
  note: { fr: 'À savoir : {note}', en: 'Note: {note}' },
  fill_hint: { fr: 'Le remplir : `smm template use {name} {sets}`', en: 'Fill it in: `smm template use {name} {sets}`' },

  missing: {
    fr: { one: 'Il manque : {names}.', other: 'Il manque {count} variables : {names}.' },
    en: { one: 'Missing: {names}.', other: '{count} variables are missing: {names}.' },
  },
  missing_hint: { fr: 'Donnez-les ainsi : `{sets}`', en: 'Give them like this: `{sets}`' },
  ask: { fr: '{name} (par exemple : {example})', en: '{name} (for example: {example})' },
  needed: { fr: 'Ce champ est obligatoire.', en: 'This one is needed.' },
  bad_set: { fr: '`--set` attend variable=valeur, pas « {value} ».', en: '`--set` expects variable=value, not “{value}”.' },
  unknown_set: {
    fr: "Ce modèle n'a pas de variable « {name} ».",
    en: 'This template has no variable “{name}”.',
  },
  unknown_set_hint: { fr: 'Il a : {names}.', en: 'It has: {names}.' },
  bad_url: {
    fr: '« {name} » attend une adresse web complète (https://…), pas « {value} ».',
    en: '“{name}” expects a full web address (https://…), not “{value}”.',
  },
  reply_hint: {
    fr: 'Répondre à un message avec lui : `smm inbox reply <numéro> --template {name}`',
    en: 'To answer a message with it: `smm inbox reply <id> --template {name}`',
  },
  use_hint: {
    fr: 'En faire une publication : ajoutez `--queue`, ou `smm queue add --template {name} …`',
    en: 'To make it a post: add `--queue`, or `smm queue add --template {name} …`',
  },
  template_and_text: {
    fr: '`--template` donne le texte : ni texte sur la ligne, ni `--from-file` avec lui.',
    en: '`--template` gives the text: no text on the line and no `--from-file` beside it.',
  },
  set_alone: {
    fr: '`--set` remplit un modèle : il faut `--template`.',
    en: '`--set` fills a template in: it needs `--template`.',
  },
  document: {
    fr: "« {name} » est un document, pas une publication : `smm template use {name}` l'écrit.",
    en: '“{name}” is a document, not a post: `smm template use {name}` prints it.',
  },
  is_reply: {
    fr: "« {name} » répond à un message, ce n'est pas une publication.",
    en: '“{name}” answers a message, it is no post.',
  },
  is_reply_hint: {
    fr: 'Répondre avec lui : `smm inbox reply <numéro> --template {name}`',
    en: 'To answer with it: `smm inbox reply <id> --template {name}`',
  },
  only_queue: {
    fr: "`--to`, `--at` et `--slot` ne servent qu'avec `--queue`.",
    en: '`--to`, `--at` and `--slot` are only for `--queue`.',
  },

  from_post_and_file: {
    fr: '`--from-post` donne le contenu : pas de `--from-file`, de `--template` ni de répétition avec lui.',
    en: '`--from-post` gives the content: no `--from-file`, `--template` or repetition beside it.',
  },
  from_post_where: {
    fr: 'Pour quels autres comptes reprendre la publication {id} ?',
    en: 'For which other accounts is post {id} taken up?',
  },
  from_post_where_hint: { fr: 'Dites-le : `--to` avec {names}', en: 'Say so: `--to` with {names}' },
  from_post_nowhere: {
    fr: 'La publication {id} va déjà à tous les comptes de ce client.',
    en: 'Post {id} goes to every account of this client already.',
  },
  from_post_nowhere_hint: { fr: 'Ajoutez un compte : `smm account add`', en: 'Add an account: `smm account add`' },
  from_post_there: {
    fr: 'La publication {id} va déjà à {names}.',
    en: 'Post {id} goes to {names} already.',
  },
  label_from_post: { fr: 'Reprend', en: 'Taken from' },
})

/** Above the texts of one kind. */
export const templateKindHeading = {
  campaign: { fr: 'Occasions', en: 'Occasions' },
  crisis: { fr: "En cas d'alerte", en: 'When something goes wrong' },
  document: { fr: 'Documents', en: 'Documents' },
  own: { fr: 'À vous', en: 'Your own' },
  reply: { fr: 'Réponses à un message', en: 'Answers to a message' },
} as const satisfies Record<Exclude<TemplateKind, 'starter'>, Text>

export const templateKindLabel = {
  campaign: { fr: 'occasion', en: 'occasion' },
  crisis: { fr: 'alerte', en: 'alert' },
  document: { fr: 'document', en: 'document' },
  own: { fr: 'à vous', en: 'your own' },
  reply: { fr: 'réponse', en: 'answer' },
  starter: { fr: 'piste', en: 'starter' },
} as const satisfies Record<TemplateKind, Text>
