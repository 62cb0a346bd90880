import { html, type TemplateResult } from 'lit'
import '../../../src/define.ts'
import { DataSource } from '../../../src/index.ts'
import { settings } from '../../shared/chrome.ts'
import { company, NOW } from '../../scenes/company.ts'
import type { Chapter } from '../chapter.ts'

const source = new DataSource({ frame: { zone: 'Asia/Tehran', weekStart: 6, weekend: [5] }, from: { adapter: 'rows', tables: company({ language: settings.lang, deals: 600, notes: 40 }) } })
const toman = settings.lang === 'fa'
/** The charts themselves, over the small company of the scenes. */
const charts = {
  funnel: html`<shakhes-funnel .source=${source} .calendar=${settings.calendar} .asOf=${NOW} period="last-365-days" ?toman=${toman}></shakhes-funnel>`,
  winRate: html`<shakhes-win-rate grain="month" group-by="source" .source=${source} .calendar=${settings.calendar} .asOf=${NOW} period="last-365-days" ?toman=${toman}></shakhes-win-rate>`,
  trend: html`<shakhes-trend .source=${source} .calendar=${settings.calendar} .asOf=${NOW} period="last-365-days" ?toman=${toman}></shakhes-trend>`,
  leaderboard: html`<shakhes-leaderboard view="named" views="self anonymous named" .source=${source} .calendar=${settings.calendar} .asOf=${NOW} period="last-365-days" ?toman=${toman}></shakhes-leaderboard>`,
  cards: html`<div class="cards">${(['wonCount', 'winRate', 'dealSize'] as const).map((metric) => html`<shakhes-metric metric=${metric} compare="previous" .source=${source} .calendar=${settings.calendar} .asOf=${NOW} period="last-90-days" ?toman=${toman}></shakhes-metric>`)}</div>`,
  notes: html`<shakhes-notes class="read" .source=${source} .calendar=${settings.calendar} .asOf=${NOW} period="last-365-days"></shakhes-notes>`,
} as const

/** A chart and what to look at, in the order in which the eye should go. */
const read = (name: keyof typeof charts, title: string, look: readonly (readonly [string, string])[], trap: readonly [string, string]): TemplateResult => html`
  <section class="reading"><h2>${title}</h2>
    <ol>${look.map(([what, why]) => html`<li><strong>${what}</strong> ${why}</li>`)}</ol>
    <p class="trap"><strong>${trap[0]}</strong> ${trap[1]}</p>
    ${charts[name]}
  </section>`

export const chapter: Chapter = {
  en: {
    title: 'Reading each chart',
    lead: 'Thirty seconds each: where to look first, what it means, and the one mistake that everybody makes.',
    body: html`
      <p>Three signs mean the same everywhere. <strong>Hatched</strong> may still change. <strong>Hollow or dashed</strong> is not finished. <strong>Grey</strong> rests on too little to say much. And green or red comes only with a tested verdict, an arrow and a word. Where either side of a comparison has fewer than five, there is only “k of n”: no percentage and no verdict, whether of a group, a step, a rep or a period.</p>
      <h2>The sentence above</h2>
      <p>Every number of a dashboard is of what this sentence says: which deals, of which period, beside which other, and up to when. Each part of it can be switched; what was chosen in a chart stands beneath as a chip. Read it before any figure. The commonest wrong number is a right one of another period.</p>
      ${read('cards', 'The cards', [
        ['The figure:', 'and the line beneath it: what it is made of, and of how many.'],
        ['The change:', 'against the period that the sentence names. Grey was not put to a test; green or red was, and passed.'],
        ['The small line:', 'its course; the hollow point at its end has not ended.'],
      ], ['The mistake:', 'to see a trend in the last point, or in two of them.'])}
      ${read('funnel', 'The funnel', [
        ['The sentence:', 'where most are lost, and which stage is slowest.'],
        ['Each bar:', 'what reached the stage, in three parts that add up: full moved on, hatched is still open, pale was lost.'],
        ['The step at its end:', 'the tick is the share so far, the hatched piece how far the open ones may still carry it.'],
        ['The days:', 'half stay no longer than that; the stuck ones stay longer than nine in ten.'],
      ], ['The mistake:', 'to compare a young cohort’s steps with an old one’s. Look at how much is hatched.'])}
      ${read('winRate', 'The win rate', [
        ['The large figure and its k of n:', 'won of decided. Small n, small trust.'],
        ['The interval:', 'had luck fallen a little otherwise, the figure could lie anywhere in it.'],
        ['The four definitions:', 'the answer moves with the question; say which one you mean.'],
        ['The groups:', 'dots with their intervals; those that cross the line are not clearly other than all.'],
      ], ['The mistake:', 'to praise or scold for the order of dots whose intervals overlap.'])}
      ${read('trend', 'The trend', [
        ['The line first:', 'it is the average of the window that the bracket shows, and it lags.'],
        ['The circles:', 'turning points, once the average has clearly gone back; of more than have room, the widest swings.'],
        ['The tinted stretch:', 'an intervention; the note beneath tells the means before, during and after it, by how much they differ, and whether that is robust.'],
        ['The bars:', 'what happened; look at them last.'],
      ], ['The mistake:', 'to react to the last bar. It may be hollow: its period has not ended.'])}
      ${read('leaderboard', 'The sales reps', [
        ['The ranks:', 'ranges, since overlapping intervals share places: “1–3” and “2–4” are not in order.'],
        ['The dot and its bar:', 'the rate and how sure it is.'],
        ['The change:', 'against their own past; “no clear change” is the usual answer, and an honest one.'],
      ], ['The mistake:', 'to reward the first place. Territory, products and luck are in it too.'])}
      ${read('notes', 'The notes', [
        ['Needs action:', 'promises that are open.'],
        ['The days:', 'newest first; what somebody pinned stays on top.'],
        ['The moods:', 'how customers seemed to one rep, in shares of those recorded.'],
      ], ['The mistake:', 'to read an unrecorded mood as a neutral one.'])}`,
  },
  fa: {
    title: 'خواندن هر نمودار',
    lead: 'هرکدام در سی ثانیه: اول کجا را ببینید، یعنی چه، و آن یک اشتباهی که همه می‌کنند.',
    body: html`
      <p>سه نشانه همه‌جا همان معنا را دارند. <strong>هاشور</strong> یعنی شاید هنوز تغییر کند. <strong>توخالی یا خط‌چین</strong> یعنی تمام نشده. <strong>خاکستری</strong> یعنی داده‌اش اندک است. سبز و سرخ هم تنها کنار نتیجه‌ای می‌آید که آزموده شده، همراه با پیکان و واژه. جایی که یک سوی سنجش کمتر از پنج باشد، تنها «k از n» هست: نه درصدی و نه داوری، چه دربارهٔ گروه باشد، چه گام، کارشناس یا دوره.</p>
      <h2>جملهٔ بالا</h2>
      <p>هر عددِ داشبورد از همان چیزی است که این جمله می‌گوید: کدام فرصت‌ها، از کدام دوره، کنار کدام دورهٔ دیگر، و تا کی. هر بخشش را می‌شود عوض کرد؛ آنچه در نموداری برگزیده شود زیر آن تراشه می‌شود. پیش از هر عددی آن را بخوانید. رایج‌ترین عدد نادرست، عدد درستِ دوره‌ای دیگر است.</p>
      ${read('cards', 'کارت‌ها', [
        ['عدد:', 'و سطر زیرش: از چه ساخته شده و از چند تا.'],
        ['تغییر:', 'در برابر دوره‌ای که در جملهٔ بالا آمده. خاکستری آزموده نشده؛ سبز یا سرخ از آزمون گذشته است.'],
        ['خط کوچک:', 'راهی که آمده؛ نقطهٔ توخالی انتهایش هنوز تمام نشده.'],
      ], ['اشتباه:', 'دیدن روند در نقطهٔ آخر، یا در دو نقطه.'])}
      ${read('funnel', 'قیف فروش', [
        ['جمله:', 'بیشترین ریزش کجاست و کدام مرحله کندتر است.'],
        ['هر نوار:', 'آنچه به مرحله رسید، در سه بخش که روی هم همان می‌شوند: پُر پیش رفته، هاشور هنوز باز است، کم‌رنگ از دست رفته.'],
        ['گام در انتهای آن:', 'خط کوچک سهم تاکنون است و تکهٔ هاشوری می‌گوید بازها تا کجا می‌توانند ببرندش.'],
        ['روزها:', 'نیمی بیش از آن نمی‌مانند؛ راکدها از نود درصد بقیه بیشتر مانده‌اند.'],
      ], ['اشتباه:', 'سنجیدن گام‌های فرصت‌های جوان با قدیمی‌ها. ببینید چه اندازه‌اش هاشور دارد.'])}
      ${read('winRate', 'نرخ موفقیت', [
        ['عدد بزرگ و «k از n» آن:', 'موفق از تعیین‌تکلیف‌شده. n کوچک، اعتماد کم.'],
        ['بازه:', 'اگر شانس کمی جور دیگری بود، عدد می‌توانست هر جای آن باشد.'],
        ['چهار تعریف:', 'پاسخ با پرسش جابه‌جا می‌شود؛ بگویید کدام را می‌خواهید.'],
        ['گروه‌ها:', 'نقطه با بازه‌اش؛ آن‌ها که بازه‌شان خط را می‌بُرد تفاوت روشنی با همه ندارند.'],
      ], ['اشتباه:', 'تشویق یا سرزنش به‌خاطر ترتیب نقطه‌هایی که بازه‌شان هم‌پوشان است.'])}
      ${read('trend', 'روند', [
        ['اول خط:', 'میانگینِ پنجره‌ای است که قلاب زیر نمودار نشان می‌دهد، و از رخداد عقب است.'],
        ['دایره‌ها:', 'نقطه‌های برگشت، پس از آن‌که میانگین به‌روشنی برگشته باشد؛ اگر جا برای همه نباشد، بزرگ‌ترین نوسان‌ها.'],
        ['بخش رنگی:', 'یک اقدام؛ کادر زیر نمودار میانگین پیش از آن، در آن و پس از آن را می‌گوید، و این‌که تفاوتشان چقدر است و پایدار است یا نه.'],
        ['ستون‌ها:', 'آنچه رخ داد؛ آخر از همه ببینیدشان.'],
      ], ['اشتباه:', 'واکنش به آخرین ستون. شاید توخالی است: دوره‌اش تمام نشده.'])}
      ${read('leaderboard', 'کارشناسان', [
        ['رتبه‌ها:', 'بازه‌اند، چون بازه‌های هم‌پوشان جای مشترک دارند: «۱ تا ۳» و «۲ تا ۴» ترتیبی ندارند.'],
        ['نقطه و خطش:', 'نرخ، و این‌که چقدر می‌شود به آن اطمینان کرد.'],
        ['تغییر:', 'در برابر گذشتهٔ خودش؛ «بدون تغییر روشن» پاسخ معمول است، و پاسخی صادقانه.'],
      ], ['اشتباه:', 'پاداش به نفر اول. منطقه و محصول و شانس هم در آن سهم دارند.'])}
      ${read('notes', 'یادداشت‌ها', [
        ['نیازمند اقدام:', 'قول‌هایی که هنوز باز است.'],
        ['روزها:', 'تازه‌ترین بالا؛ آنچه کسی سنجاق کرده بالاتر می‌ماند.'],
        ['حال‌ها:', 'مشتری به چشم یک کارشناس چگونه بود، به سهم از ثبت‌شده‌ها.'],
      ], ['اشتباه:', 'خواندن «ثبت‌نشده» به‌جای «خنثی».'])}`,
  },
}
