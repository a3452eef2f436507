import { texts } from './text.ts'

/** What a disk, or whoever owns it, has to say. */
export const diskText = texts({
  full: { fr: 'Le disque est plein.', en: 'The disk is full.' },
  full_hint: {
    fr: 'Libérez de la place, puis relancez la même commande.',
    en: 'Make room, then run the same command again.',
  },
  read_only: { fr: 'Le disque est en lecture seule.', en: 'The disk is read-only.' },
  read_only_at: { fr: 'Le disque de `{path}` est en lecture seule.', en: 'The disk of `{path}` is read-only.' },
  read_only_hint: {
    fr: "Rendez ce disque, qui est en lecture seule, de nouveau inscriptible (`mount -o remount,rw`) : un disque abîmé se met souvent ainsi à l'abri.",
    en: 'Make that disk, which is read-only, writable again (`mount -o remount,rw`): a disk that is failing often protects itself so.',
  },
  forbidden: {
    fr: "Votre utilisateur n'a pas accès à `{path}` ({code}).",
    en: 'Your user has no access to `{path}` ({code}).',
  },
  forbidden_hint: {
    fr: 'Corrigez les droits de ce fichier ou de son dossier, ou choisissez-en un qui est à vous.',
    en: 'Correct the rights of that file or of its folder, or choose one of your own.',
  },
  link: {
    fr: "`{path}` est un lien symbolique : smm n'écrit pas à travers lui.",
    en: '`{path}` is a symbolic link: smm does not write through it.',
  },
  link_hint: {
    fr: "S'il n'est pas de vous, retirez-le : `rm {path}`. Puis relancez la même commande.",
    en: 'If it is not yours, remove it: `rm {path}`. Then run the same command again.',
  },
  in_the_way: {
    fr: 'Quelque chose barre la route de `{path}` ({code}).',
    en: 'Something stands in the way of `{path}` ({code}).',
  },
  in_the_way_hint: {
    fr: 'Un fichier est là où il faut un dossier, ou un dossier là où il faut un fichier : déplacez-le, puis relancez la même commande.',
    en: 'There is a file where a folder must be, or a folder where a file must be: move it, then run the same command again.',
  },
  failing: { fr: 'Le disque ne répond plus ({code}).', en: 'The disk does not answer any more ({code}).' },
  failing_hint: {
    fr: 'Vérifiez le disque, puis `smm doctor`.',
    en: 'Check the disk, then `smm doctor`.',
  },
  no_temporary: {
    fr: 'Impossible de créer un fichier temporaire : `{path}` ({code}).',
    en: 'Cannot make a temporary file: `{path}` ({code}).',
  },
  no_temporary_hint: {
    fr: 'Nommez un dossier où vous pouvez écrire : `TMPDIR=<dossier> smm …`',
    en: 'Name a folder that you can write to: `TMPDIR=<folder> smm …`',
  },
  of_another: {
    fr: "`{path}` est à un autre utilisateur (numéro {owner}) et vous êtes root : smm y laisserait des fichiers qu'il ne pourrait plus utiliser.",
    en: '`{path}` belongs to another user (number {owner}) and you are root: smm would leave files there that they cannot use any more.',
  },
  of_another_hint: {
    fr: "Lancez smm sous cet utilisateur : `sudo -u '#{owner}' -H smm …`, ou avec des données à vous : `smm --home <dossier> …`",
    en: "Run smm as that user: `sudo -u '#{owner}' -H smm …`, or with data of your own: `smm --home <folder> …`",
  },
})
