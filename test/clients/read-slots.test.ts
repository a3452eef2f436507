import { describe, expect, test } from 'vitest'
import { readSlots, readWeekday, refuseUnknownPlace, writeSlot } from '../../src/clients/read-slots.ts'
import { editClient } from '../../src/clients/edit-client.ts'
import { addClient } from '../../src/clients/add-client.ts'
import type { Slot } from '../../src/store/clients.ts'
import { testContext } from '../support/context.ts'

const plain = { weeks: [], name: null, to: [] } as const

describe('slots as they are typed', () => {
  test.each<[string, readonly Partial<Slot>[]]>([
    ['mardi 9h', [{ weekday: 2, time: '09:00' }]],
    ['Mardi à 9 h 30', [{ weekday: 2, time: '09:30' }]],
    ['mardi 9h00', [{ weekday: 2, time: '09:00' }]],
    ['les mardis 18h30', [{ weekday: 2, time: '18:30' }]],
    ['mar. 9:05', [{ weekday: 2, time: '09:05' }]],
    ['dimanche midi', [{ weekday: 0, time: '12:00' }]],
    ['tuesday 9am', [{ weekday: 2, time: '09:00' }]],
    ['on Tuesdays at 6:30 pm', [{ weekday: 2, time: '18:30' }]],
    ['wednesdays 12am', [{ weekday: 3, time: '00:00' }]],
    ['thurs 12pm', [{ weekday: 4, time: '12:00' }]],
    ['sun noon', [{ weekday: 0, time: '12:00' }]],
    [
      'mardi 9h; jeudi 18h30;',
      [
        { weekday: 2, time: '09:00' },
        { weekday: 4, time: '18:30' },
      ],
    ],
    [
      'mardi 9h\njeudi 18h30',
      [
        { weekday: 2, time: '09:00' },
        { weekday: 4, time: '18:30' },
      ],
    ],
    ['mardi 9h; mardi 9:00', [{ weekday: 2, time: '09:00' }]],
    ['Conseil du jeudi=jeudi 18h30', [{ weekday: 4, time: '18:30', name: 'Conseil du jeudi' }]],
    ['1er mardi 9h', [{ weekday: 2, time: '09:00', weeks: [1] }]],
    ['3e et 1er mardi à 9h', [{ weekday: 2, time: '09:00', weeks: [1, 3] }]],
    ['2nd and 4th friday 9:00', [{ weekday: 5, time: '09:00', weeks: [2, 4] }]],
    ['mardi 9h sur linkedin, blog', [{ weekday: 2, time: '09:00', to: ['linkedin', 'blog'] }]],
    ['news=monday 9am on linkedin', [{ weekday: 1, time: '09:00', name: 'news', to: ['linkedin'] }]],
    ['', []],
    [' ; ', []],
  ])('%s', (text, slots) => {
    expect(readSlots(text)).toEqual(slots.map((slot) => ({ ...plain, ...slot })))
  })

  test.each([
    'mardi',
    '9h',
    'mardi 25h',
    'mardi 9h60',
    'mardi 13pm',
    'mardi 0am',
    'mardi matin 9h',
    'mardi jeudi 9h',
    '5e mardi 9h',
    'next=mardi 9h',
    'Prochain=mardi 9h',
    'jeudi=mardi 9h',
    '=mardi 9h',
    'mardi 9h sur linkedin,',
    'mardi 9h mardi 10h',
    'dimanche en huit 9h',
    Array.from({ length: 101 }, (_, i) => `n${i}=mardi 9h`).join(';'),
  ])('%s is none', (text) => {
    expect(readSlots(text)).toBe(null)
  })

  test('written out, they are read back as they were', () => {
    for (const weekday of [0, 1, 2, 3, 4, 5, 6])
      for (const time of ['00:00', '09:00', '09:05', '18:30', '23:59'])
        for (const more of [
          {},
          { weeks: [1, 3] },
          { name: 'conseil' },
          { to: ['linkedin', 'blog'] },
          { weeks: [4], name: 'a', to: ['x'] },
        ])
          for (const lang of ['fr', 'en'] as const) {
            const slot = { weekday, time, ...plain, ...more }
            expect(readSlots(writeSlot(lang, slot))).toEqual([slot])
          }
    expect(writeSlot('fr', { weekday: 2, time: '09:30', weeks: [1, 3], name: 'conseil', to: ['linkedin'] })).toBe(
      'conseil=1er et 3e mardi 9h30 sur linkedin',
    )
  })

  test('weekdays in both languages', () => {
    expect(['Mardi', 'mar.', 'TUE', 'sam', 'x'].map(readWeekday)).toEqual([2, 2, 2, 6, null])
  })
})

describe('slots of a client', () => {
  test.each(['fr', 'en'] as const)('%s: kept, changed, and erased with an empty text', async (lang) => {
    const context = testContext({ lang })
    const client = await addClient(context, { name: 'Duval' })
    expect(client.slots).toEqual([])
    const edited = await editClient(context, client, { slots: 'mardi 9h; conseil=jeudi 18h30 sur linkedin' })
    expect(edited.changed).toEqual(['slots'])
    const stored = await (await context.store()).clients.get(client.slug)
    expect(stored?.slots).toEqual([
      { ...plain, weekday: 2, time: '09:00' },
      { ...plain, weekday: 4, time: '18:30', name: 'conseil', to: ['linkedin'] },
    ])
    expect((await editClient(context, edited.client, { slots: '' })).client.slots).toEqual([])
    await expect(editClient(context, client, { slots: 'mardi' })).rejects.toMatchObject({
      kind: 'usage',
      code: 'bad_profile',
      message: expect.stringContaining('--slots') as string,
    })
    await expect(editClient(context, client, { slots: 'mardi 9h sur nonsense' })).rejects.toMatchObject({
      code: 'bad_profile',
      message: expect.stringContaining('nonsense') as string,
    })
    expect(await addClient(context, { name: 'Klein', slots: 'tue 9am' })).toMatchObject({ slots: [{ weekday: 2 }] })
  })

  test('an account of the client by its name, whatever its letters, is known; another is not', () => {
    const slot = (to: string[]): Slot[] => [{ ...plain, weekday: 2, time: '09:00', to }]
    expect(() => refuseUnknownPlace(slot(['Page Pro', 'linkedin', 'blog']), [{ name: 'page pro' }], 'en')).not.toThrow()
    expect(() => refuseUnknownPlace(slot(['page pro']), [], 'en')).toThrow('page pro')
  })
})
