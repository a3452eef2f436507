import { texts } from './text.ts'

/** Orders of shops read as sales. */
export const shopText = texts({
  unknown_file: {
    fr: "{file} n'est pas un fichier de ventes que smm connaît.",
    en: '{file} is no file of sales that smm knows.',
  },
  unknown_file_hint: {
    fr: 'smm lit les exports de commandes de WooCommerce, Shopify et PrestaShop, et un CSV aux colonnes `date, id, evidence, revenue, margin_bp, currency`.',
    en: 'smm reads order exports of WooCommerce, Shopify and PrestaShop, and a CSV with the columns `date, id, evidence, revenue, margin_bp, currency`.',
  },
  vat_needed: {
    fr: '{file} ne donne que des montants toutes taxes comprises.',
    en: '{file} only has amounts with tax.',
  },
  vat_needed_hint: {
    fr: 'Dites le taux des articles vendus (`--vat 5,5`), ou exportez les montants hors taxes.',
    en: 'Say the rate of what is sold (`--vat 5.5`), or export the amounts without tax.',
  },
  no_tax: {
    fr: 'le montant de la taxe manque (`--vat` donne le taux)',
    en: 'the amount of tax is missing (`--vat` gives the rate)',
  },
  tax_unclear: {
    fr: 'sous-total, livraison, taxes et total ne vont pas ensemble : on ne peut pas retirer la taxe',
    en: 'subtotal, shipping, taxes and total do not add up: the tax cannot be taken off',
  },
  no_order_number: { fr: 'le numéro de la commande manque', en: 'the number of the order is missing' },
  counted: {
    fr: 'Les montants sont comptés hors taxes et sans la livraison.',
    en: 'Amounts are counted without tax and without shipping.',
  },
  no_links: {
    fr: "Aucune preuve possible : ce client n'a encore ni code promo ni lien de suivi. Pour en faire : smm link build --help",
    en: 'No evidence is possible: this client has no promo code or tagged link yet. To make some: smm link build --help',
  },
})
