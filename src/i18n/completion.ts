import { texts } from './text.ts'

/** Words of `smm completion`. */
export const completionText = texts({
  about: { fr: 'compléter commandes, clients et comptes avec Tab', en: 'complete commands, clients and accounts with Tab' },
  bash: { fr: 'le script pour bash', en: 'the script for bash' },
  zsh: { fr: 'le script pour zsh', en: 'the script for zsh' },
  fish: { fr: 'le script pour fish', en: 'the script for fish' },
  put_bash: {
    fr: 'À ajouter dans `~/.bashrc` : `source <(smm completion bash)`',
    en: 'To add to `~/.bashrc`: `source <(smm completion bash)`',
  },
  put_zsh: {
    fr: 'À ajouter dans `~/.zshrc`, après compinit : `source <(smm completion zsh)`',
    en: 'To add to `~/.zshrc`, after compinit: `source <(smm completion zsh)`',
  },
  put_fish: {
    fr: 'À taper une fois : `smm completion fish > ~/.config/fish/completions/smm.fish`',
    en: 'To type once: `smm completion fish > ~/.config/fish/completions/smm.fish`',
  },
  next_slot: { fr: 'la prochaine place libre', en: 'the next free place' },
  every_account: { fr: 'tous les comptes', en: 'every account' },
  this_month: { fr: 'ce mois', en: 'this month' },
  last_month: { fr: 'le mois dernier', en: 'last month' },
})
