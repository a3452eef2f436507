import { texts } from './text.ts'

/** People hired through social networks, and what becomes of leads. */
export const hireText = texts({
  noun: { fr: 'les embauches venues des réseaux', en: 'hires that came from social networks' },
  about_add: { fr: 'noter une embauche', en: 'record a hire' },
  about_list: { fr: 'les embauches notées', en: 'the hires recorded' },
  opt_count: { fr: "nombre d'embauches", en: 'how many hires' },
  opt_cost: {
    fr: "ce que coûte d'habitude un recrutement ; sinon la réponse du client",
    en: "what a hire usually costs; else the client's answer",
  },
  opt_note: { fr: 'quelques mots, sans nom de personne', en: 'a few words, no name of a person' },
  added: { fr: 'Embauche notée : {summary}', en: 'Hire recorded: {summary}' },
  count: { fr: { one: '{count} embauche', other: '{count} embauches' }, en: { one: '{count} hire', other: '{count} hires' } },
  avoided: { fr: 'coût évité : {amount} chacune', en: 'cost avoided: {amount} each' },
  no_cost: {
    fr: "Personne n'a dit ce que coûte un recrutement chez ce client : cette embauche ne pourra pas être chiffrée. Donnez `--cost 3000`.",
    en: 'Nobody said what a hire costs this client: this one cannot be valued. Give `--cost 3000`.',
  },
  nothing: { fr: 'Aucune embauche notée.', en: 'No hire recorded.' },
  column_count: { fr: 'Embauches', en: 'Hires' },
  column_cost: { fr: 'Coût évité', en: 'Cost avoided' },

  about_won: { fr: 'une demande est devenue une vente', en: 'a lead became a sale' },
  about_lost: { fr: "une demande n'aboutira pas", en: 'a lead came to nothing' },
  argument_lead: { fr: 'numéro de la demande', en: 'number of the lead' },
  opt_amount: {
    fr: 'montant de la vente, hors taxes : elle est notée avec',
    en: 'amount of the sale, before VAT: it is recorded too',
  },
  opt_evidence: {
    fr: "comment on sait que la demande venait des réseaux (sinon : le client l'a dit)",
    en: 'how the lead is known to come from social networks (else: the customer said so)',
  },
  ask_amount: {
    fr: 'Montant de la vente, hors taxes ? (rien : ne pas noter de vente)',
    en: 'Amount of the sale, before VAT? (nothing: record no sale)',
  },
  sale_hint: {
    fr: 'Une demande gagnée devient une vente : {command}',
    en: 'A lead that is won becomes a sale: {command}',
  },
  lead_not_found: { fr: 'Aucune demande « {id} ».', en: 'No lead “{id}”.' },
  lead_list_hint: { fr: 'Les demandes notées : `smm lead list`', en: 'The leads recorded: `smm lead list`' },
})
