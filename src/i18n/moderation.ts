import type { ModerationAction, ModerationReason } from '../store/moderation.ts'
import { texts, type Text } from './text.ts'

export const moderationActionLabel = {
  deleted: { fr: 'supprimé', en: 'deleted' },
  hidden: { fr: 'masqué', en: 'hidden' },
  reported: { fr: 'signalé au réseau', en: 'reported to the network' },
  blocked_author: { fr: 'auteur bloqué', en: 'author blocked' },
  kept: { fr: 'laissé en place', en: 'left in place' },
} as const satisfies Record<ModerationAction, Text>

export const moderationReasonLabel = {
  illegal: { fr: 'contraire à la loi', en: 'against the law' },
  personal_data: { fr: 'donnée personnelle', en: 'personal data' },
  threat: { fr: 'menace', en: 'threat' },
  hate: { fr: 'haine', en: 'hate' },
  spam: { fr: 'message indésirable', en: 'spam' },
  platform_rules: { fr: 'règles du réseau', en: 'rules of the network' },
  criticism: { fr: 'critique', en: 'criticism' },
} as const satisfies Record<ModerationReason, Text>

export const moderationText = texts({
  about: {
    fr: 'le registre de modération : ce qui a été masqué ou supprimé, par qui et pourquoi',
    en: 'the moderation log: what was hidden or deleted, by whom and why',
  },
  arg_id: {
    fr: 'le message dont on décide ; sans lui, le registre',
    en: 'the message that is decided on; without it, the log',
  },
  opt_action: {
    fr: 'ce qui est décidé : supprimé, masqué, signalé, auteur bloqué ou laissé en place',
    en: 'what is decided; kept: left in place',
  },
  opt_reason: {
    fr: 'la raison ; une critique ne se supprime jamais',
    en: 'the reason; criticism is never deleted',
  },
  opt_by: { fr: 'qui décide', en: 'who decides' },
  opt_note: { fr: 'une note', en: 'a note' },
  opt_capture: {
    fr: "une capture d'écran, copiée à part avec son empreinte",
    en: 'a screenshot, copied apart with its fingerprint',
  },
  opt_from: { fr: 'à partir de ce jour (2026-11-01)', en: 'from this day on (2026-11-01)' },
  opt_to: { fr: "jusqu'à ce jour compris", en: 'up to this day, included' },
  opt_format: {
    fr: 'csv : pour un tableur, sans les noms des auteurs',
    en: 'csv: for a spreadsheet, without the names of authors',
  },
  opt_output: { fr: 'le fichier à écrire (avec `--format csv`)', en: 'the file to write (with `--format csv`)' },
  noted: {
    fr: 'Message {id} : {action} ({reason}), décidé par {by}.',
    en: 'Message {id}: {action} ({reason}), decided by {by}.',
  },
  would_note: {
    fr: 'Serait noté, message {id} : {action} ({reason}), décidé par {by}.',
    en: 'Would be noted, message {id}: {action} ({reason}), decided by {by}.',
  },
  not_done_here: {
    fr: 'smm tient le registre ; le geste lui-même se fait sur {network}.',
    en: 'smm keeps the log; the deed itself is done on {network}.',
  },
  answer_it: { fr: 'Une critique se répond : `smm inbox reply {id}`', en: 'Criticism is answered: `smm inbox reply {id}`' },
  criticism: {
    fr: "Une critique n'est jamais supprimée, masquée ni signalée, même sévère.",
    en: 'Criticism is never deleted, hidden or reported, however harsh.',
  },
  criticism_hint: {
    fr: 'Répondez (`smm inbox reply {id}`), ou notez `--action kept`. Si le message contient aussi autre chose (menace, donnée personnelle), donnez cette raison.',
    en: 'Answer it (`smm inbox reply {id}`), or note `--action kept`. If the message has something else too (a threat, personal data), give that reason.',
  },
  capture_needed: {
    fr: 'Ce qui est supprimé ou masqué est prouvé par une capture.',
    en: 'What is deleted or hidden is proved by a screenshot.',
  },
  capture_needed_hint: {
    fr: 'Ajoutez `--capture capture.png`, prise avant.',
    en: 'Add `--capture screenshot.png`, taken before.',
  },
  needs: { fr: 'Il faut {flags}.', en: '{flags} is needed.' },
  only_with_id: { fr: "`{flag}` va avec le numéro d'un message.", en: '`{flag}` goes with the number of a message.' },
  only_list: { fr: '`{flag}` va avec le registre, sans numéro.', en: '`{flag}` goes with the log, without a number.' },
  none: { fr: 'Rien dans le registre de modération.', en: 'Nothing in the moderation log.' },
  none_hint: {
    fr: '`smm inbox log 12 --action hidden --reason hate --by Camille --capture capture.png`',
    en: '`smm inbox log 12 --action hidden --reason hate --by Camille --capture screenshot.png`',
  },
  csv_written: {
    fr: { one: '{count} ligne écrite dans {path}', other: '{count} lignes écrites dans {path}' },
    en: { one: '{count} line written to {path}', other: '{count} lines written to {path}' },
  },
  csv_would: {
    fr: { one: '{count} ligne serait écrite dans {path}', other: '{count} lignes seraient écrites dans {path}' },
    en: { one: '{count} line would be written to {path}', other: '{count} lines would be written to {path}' },
  },
  json_or_csv: { fr: 'JSON ou CSV ?', en: 'JSON or CSV?' },
  json_or_document: { fr: 'JSON ou document ?', en: 'JSON or a document?' },
  output_alone: { fr: '`--output` va avec `--format csv`.', en: '`--output` goes with `--format csv`.' },
  col_date: { fr: 'Date', en: 'Date' },
  col_message: { fr: 'Message', en: 'Message' },
  col_network: { fr: 'Réseau', en: 'Network' },
  col_action: { fr: 'Décision', en: 'Decision' },
  col_reason: { fr: 'Raison', en: 'Reason' },
  col_by: { fr: 'Par', en: 'By' },
  col_note: { fr: 'Note', en: 'Note' },
  col_proof: { fr: 'Capture (SHA-256)', en: 'Screenshot (SHA-256)' },
  col_capture: { fr: 'Capture', en: 'Screenshot' },
  yes: { fr: 'oui', en: 'yes' },
  forgotten: { fr: 'effacé', en: 'erased' },
  charter_section: { fr: 'Ce que chacun peut attendre', en: 'What everyone can expect' },
  charter_delay: { fr: 'un jour ouvré', en: 'one working day' },
  document_only: { fr: "« {name} » n'est pas un document : pas de `--format`.", en: '“{name}” is no document: no `--format`.' },
  opt_document_format: {
    fr: 'md, html, pdf ou docx, pour un document (charte)',
    en: 'md, html, pdf or docx, for a document (charter)',
  },
  opt_document_output: { fr: 'le fichier à écrire ; son nom dit le format', en: 'the file to write; its name says the format' },
  document_written: { fr: 'Écrit : {path}', en: 'Written: {path}' },
  document_would: { fr: 'Serait écrit : {path}', en: 'Would be written: {path}' },
})
