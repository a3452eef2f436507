import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { onTestFinished } from 'vitest'

/** Starts what follows where it alone sees what is mounted: for root, and for whoever may be root in a namespace of their own. */
const apart = (script: string): string[] => ['unshare', '-rm', 'sh', '-ec', script, 'sh']

/** Does this machine let a test mount a disk of its own? */
export const mounts =
  process.platform === 'linux' && spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0

/** For the name of a test that needs it: it says itself why it was left out. */
export const needsMount = mounts ? '' : ' (left out: this machine mounts no disk for a test)'

/**
 * The folder on a disk of its own of which `free` kilobytes are left. What lies there when the program has ended is in `<folder>.after`.
 */
export function onFullDisk(folder: string, free: number): readonly string[] {
  const [disk, after] = [`${folder}.disk`, `${folder}.after`]
  mkdirSync(disk)
  onTestFinished(() => {
    for (const path of [disk, after]) rmSync(path, { recursive: true, force: true })
  })
  return apart(`
    mount -t tmpfs -o size=64m none '${disk}'
    cp -a '${folder}/.' '${disk}/'
    mount --bind '${disk}' '${folder}'
    left=$(( $(stat -f -c %a '${disk}') * $(stat -f -c %S '${disk}') / 1024 ))
    fallocate -l $(( (left - ${free}) * 1024 )) '${disk}/full'
    "$@"
    rm '${disk}/full'
    cp -a '${disk}' '${after}'`)
}

/** The folder on a disk that takes nothing. */
export function onReadOnlyDisk(folder: string): readonly string[] {
  return apart(`mount --bind '${folder}' '${folder}'; mount -o remount,ro,bind '${folder}'; exec "$@"`)
}
