import type { Tables } from '../../src/model/index.ts'
import type { Language } from '../data/company.ts'
import { company, NOW } from './company.ts'

/** One situation that a page meets sooner or later, with everything on it that shakhes has. */
export interface Scene {
  readonly title: Readonly<Record<Language, string>>
  readonly text: Readonly<Record<Language, string>>
  tables(language: Language): Tables
  /** Of the dashboard, in px; default as wide as the page. */
  readonly width?: number
  /** A style sheet of the host, beside the page. */
  readonly sheet?: string
}

/** Ten thousand characters without a place to break, and as many with. */
const unbroken = (letter: string): string => letter.repeat(10_000)
const words = (word: string): string => `${word} `.repeat(Math.ceil(10_000 / (word.length + 1))).slice(0, 10_000)
/** Hebrew in Latin in Arabic, brackets at the edges, and marks that would turn what follows around. */
const MIXED = ['ACME (شرکت آریا) 2.0', 'شرکت ACME (ایران) ۱۲', 'קבוצת Nik ו־پارس!', '\u202eReversed\u202c Ltd', '(پرانتز در آغاز) A/B-12', '١٢٣ + abc – ۴۵۶', 'C++ / سی‌پلاس‌پلاس #1', '\u2067never closed']
const EMOJI = ['👩🏽‍💻🚀', '🏳️‍🌈 Pride', '🇮🇷 ایران', '👨‍👩‍👧‍👦', '☎️ 0912', 'Z̸͓̼a̷l̵g̶o̷', '🧑🏿‍🤝‍🧑🏻 هم‌کار', '😀'.repeat(40)]
const DAY = 86_400_000
const YEAR_1300 = Date.UTC(1300, 10, 1)
const YEAR_2200 = Date.UTC(2200, 10, 1)
/** 10 Aban 1300. */
const PERSIAN_1300 = Date.UTC(1921, 10, 1)

export const SCENES = {
  'long': {
    title: { en: 'Labels of 10,000 characters', fa: 'برچسب‌های ۱۰٬۰۰۰ نویسه‌ای' },
    text: { en: 'Every name is ten thousand characters long, half of them without a space.', fa: 'هر نام ده هزار نویسه دارد، نیمی بی هیچ فاصله.' },
    tables: (language) => company({ language, name: (what, i) => `${i + 1}${i % 2 ? unbroken(language === 'fa' ? 'ن' : 'W') : words(language === 'fa' ? `${what} بسیار دراز` : `very long ${what}`)}` }),
  },
  'mixed': {
    title: { en: 'Names in mixed directions', fa: 'نام‌های چندسویه' },
    text: { en: 'Latin in Persian, Persian in Latin, Hebrew, three kinds of digits, brackets at the edges, and marks that turn text around.', fa: 'لاتین در فارسی، فارسی در لاتین، عبری، سه گونه رقم، پرانتز در لبه‌ها، و نشانه‌هایی که متن را برمی‌گردانند.' },
    tables: (language) => company({ language, name: (_, i) => MIXED[i % MIXED.length]! }),
  },
  'emoji': {
    title: { en: 'Emoji', fa: 'شکلک‌ها' },
    text: { en: 'Joined, coloured and flagged ones, marks heaped on letters, and forty in a row.', fa: 'پیوسته، رنگی و پرچم‌دار، نشانه‌های انباشته روی حرف، و چهل تا پشت هم.' },
    tables: (language) => company({ language, name: (_, i) => EMOJI[i % EMOJI.length]! }),
  },
  'stages': {
    title: { en: '500 stages', fa: '۵۰۰ مرحله' },
    text: { en: 'A pipeline that nobody has tidied for years.', fa: 'فرایندی که سال‌ها کسی مرتبش نکرده است.' },
    tables: (language) => company({ language, stages: 500 }),
  },
  'one-stage': {
    title: { en: 'One stage', fa: 'یک مرحله' },
    text: { en: 'Open, won or lost; nothing between.', fa: 'باز، موفق یا ازدست‌رفته؛ نه چیزی در میان.' },
    tables: (language) => company({ language, stages: 1 }),
  },
  'one-deal': {
    title: { en: 'One deal', fa: 'یک فرصت' },
    text: { en: 'The first day of a company.', fa: 'روز نخست یک شرکت.' },
    tables: (language) => company({ language, deals: 1 }),
  },
  'none': {
    title: { en: 'Nothing at all', fa: 'هیچ' },
    text: { en: 'Tables without a row.', fa: 'جدول‌هایی بی هیچ ردیف.' },
    tables: (language) => ({ stages: company({ language, deals: 0 }).stages!, opportunities: [], reps: [], notes: [] }),
  },
  'nulls': {
    title: { en: 'All null', fa: 'همه تهی' },
    text: { en: 'Deals of which nothing is known but that they exist.', fa: 'فرصت‌هایی که جز بودنشان چیزی از آن‌ها دانسته نیست.' },
    tables: () => ({
      stages: [{ id: 'a', order: 0, kind: 'open', name: null }, { id: 'w', order: 1, kind: 'won', name: null }, { id: 'l', order: 2, kind: 'lost', name: null }],
      reps: [{ id: 'r', name: null, teamId: null, fte: null, activeFrom: null }],
      opportunities: Array.from({ length: 40 }, (_, id) => ({
        id, createdAt: null, ownerId: null, customerId: null, source: null, product: null, region: null, amount: null, currency: null, stage: null, closedAt: null, lostReason: null, expectedClose: null, void: null,
      })),
      notes: Array.from({ length: 5 }, (_, id) => ({ id, at: NOW - id * DAY, opportunityId: id, authorId: null, kind: null, mood: null, text: null, isContact: null })),
    }),
  },
  'amounts': {
    title: { en: 'Amounts from 1 to 10¹⁵', fa: 'مبلغ‌های ۱ تا ۱۰ به توان ۱۵' },
    text: { en: 'The smallest and the largest deal are fifteen orders of magnitude apart.', fa: 'کوچک‌ترین و بزرگ‌ترین فرصت پانزده مرتبه از هم دورند.' },
    tables: (language) => company({ language, amount: (i) => 10 ** (i % 16) }),
  },
  'negative': {
    title: { en: 'Negative amounts', fa: 'مبلغ‌های منفی' },
    text: { en: 'A third of the amounts is below zero. Such rows are not counted; the line beneath each widget says so.', fa: 'یک‌سوم مبلغ‌ها زیر صفر است. چنین ردیف‌هایی شمرده نمی‌شوند و خط پایین هر ابزارک این را می‌گوید.' },
    tables: (language) => company({ language, amount: (i, usual) => (i % 3 === 0 ? -usual : usual) }),
  },
  'centuries': {
    title: { en: 'Dates in 1300 and 2200', fa: 'تاریخ‌های ۱۳۰۰ و ۲۲۰۰' },
    text: {
      en: 'Among ordinary deals: some of the Gregorian year 1300, which no calendar here counts, some of 2200, which has not happened, and some of the Jalali year 1300, a hundred years ago, which are counted like any other.',
      fa: 'میان فرصت‌های عادی: چندتا از ۱۳۰۰ میلادی که هیچ تقویمی این‌جا نمی‌شمارد، چندتا از ۲۲۰۰ که هنوز نیامده، و چندتا از ۱۳۰۰ شمسی، صد سال پیش، که مانند بقیه شمرده می‌شوند.',
    },
    tables(language) {
      const tables = company({ language })
      const shifts = [0, 0, 0, YEAR_1300 - NOW, YEAR_2200 - NOW, PERSIAN_1300 - NOW]
      const shift = (id: unknown, at: number): number => at + shifts[Number.parseInt(String(id), 10) % shifts.length]!
      return {
        ...tables,
        opportunities: tables.opportunities!.map((row) => ({ ...row, createdAt: shift(row.id, row.createdAt as number) })),
        stageEvents: tables.stageEvents!.map((row) => ({ ...row, at: shift(row.opportunityId, row.at as number) })),
        notes: tables.notes!.map((row) => ({ ...row, at: shift(row.id, row.at as number) })),
      }
    },
  },
  'narrow': {
    title: { en: 'A dashboard 200 px wide', fa: 'داشبوردی به پهنای ۲۰۰ پیکسل' },
    text: { en: 'The side panel of somebody else’s product.', fa: 'نوار کناریِ محصول دیگری.' },
    tables: (language) => company({ language }),
    width: 200,
  },
  'unset': {
    title: { en: 'A host that unsets everything', fa: 'میزبانی که همه چیز را برمی‌دارد' },
    text: { en: 'Its style sheet says: * { all: unset; direction: ltr }.', fa: 'در شیوه‌نامه‌اش آمده: * { all: unset; direction: ltr }.' },
    tables: (language) => company({ language }),
    sheet: 'scenes/unset.css',
  },
  'many': {
    title: { en: '1,000 reps, 10,000 notes', fa: '۱٬۰۰۰ کارشناس، ۱۰٬۰۰۰ یادداشت' },
    text: {
      en: 'Of long lists what is seen is drawn: show all reps, scroll by wheel, touch or keys, print, and save.',
      fa: 'از فهرست‌های دراز همان کشیده می‌شود که دیده می‌شود: همهٔ کارشناسان را نشان دهید، با چرخ، انگشت یا صفحه‌کلید بگردید، چاپ و ذخیره کنید.',
    },
    tables: (language) => company({ language, deals: 10_000, notes: 10_000, reps: 1000 }),
  },
} as const satisfies Record<string, Scene>
export type SceneName = keyof typeof SCENES
export const SCENE_NAMES = Object.keys(SCENES) as readonly SceneName[]
