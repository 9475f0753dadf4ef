// congtruong book …: books and cards of a school as PDF.
import { schoolYearOf } from '#kernel/school-year.ts';
import {
  bookKinds,
  bookNamed,
  books,
  classNamed,
  isCard,
  periodOf,
  periodToday,
  printBook,
  pupilNamed,
} from '#modules/reports/index.ts';
import { openPrinter } from '#platform/pdf/pdf.ts';
import { parseArguments, Usage, yearNamed } from '../arguments.ts';
import { outFile } from '../out-file.ts';
import { actorOf, addressesOf, type Commands, print, unitNamed, within } from '../support.ts';

export const bookCommands: Commands = {
  'book print': {
    words: '--unit MÃ --kind LOẠI --class LỚP --out F.pdf  in sổ, phiếu, học bạ',
    help: [
      '  --unit MÃ          trường',
      `  --kind LOẠI        ${bookKinds.join(', ')}`,
      '  --class LỚP        tên lớp; bỏ trống: cả trường, với sổ của cả trường',
      '  --pupil MÃ         một học sinh, với phiếu liên lạc và học bạ',
      '  --subject MÔN      mã môn, với so-diem-ca-nhan',
      '  --year NĂM         như 2018-2019; bỏ trống: năm học hôm nay',
      '  --period KỲ        hk1, hk2, cn; bỏ trống: kỳ hôm nay',
      '  --out TỆP.pdf      nơi ghi',
      '  --draft            phiếu, học bạ không số, không mã; không phát hành',
      '  --as TÊN           làm với quyền của người này',
      '  --json             trả lời bằng JSON',
      '  --help             in bảng này',
    ].join('\n'),
    run: async (args, config) => {
      const a = parseArguments(args, {
        values: ['unit', 'kind', 'class', 'pupil', 'subject', 'year', 'period', 'out', 'as'],
        flags: ['draft', 'json'],
      });
      const out = a.value('out');
      if (!out) throw new Usage('Cần --out TỆP.pdf.');
      const kind = bookNamed(a.value('kind'));
      const year = yearNamed(a.value('year'));
      const asked = a.value('period');
      if (asked !== undefined && periodOf(asked) === null) throw new Usage(`--period ${asked}: chọn hk1, hk2 hoặc cn.`);
      const file = await outFile(out);
      const printer = openPrinter();
      return within(config, async (db, { config }) => {
        const actor = await actorOf(db, a.value('as'));
        // The paper is on the disk before the numbers hold, and takes its name after: of what fails in between, a number without paper is
        // the lesser evil, for printing again gives the same one; a paper with a number that nobody gave is a forgery.
        const { book, pdf } = await db.as(actor, async (work) => {
          const unit = await unitNamed(work, a.value('unit'));
          const schoolYear = year ?? schoolYearOf(work.today);
          const periods = books[kind].periods;
          const today = await periodToday(work, schoolYear);
          const period = periodOf(asked) ?? (periods.includes(today) ? today : (periods[0] ?? 3));
          const pupil = a.value('pupil') ? await pupilNamed(work, unit, schoolYear, a.value('pupil') ?? '') : null;
          if (pupil && !isCard(kind)) throw new Usage(`${books[kind].name} in theo lớp, không in riêng một học sinh.`);
          const named = a.value('class') ? await classNamed(work, unit, schoolYear, a.value('class') ?? '') : null;
          const book = await printBook(work, {
            ...{ unit, kind, schoolYear, period, classId: pupil?.classId ?? named, pupil: pupil?.id },
            subject: a.value('subject')?.toUpperCase(),
            ...{ issue: isCard(kind) && !a.flag('draft'), draft: a.flag('draft'), urlOf: addressesOf(config).urlOf },
          });
          const pdf = await printer.print(book.paper.template, book.paper.data, { tagged: false });
          await file.write(pdf);
          return { book, pdf };
        });
        await file.keep();
        const { issued, again, drafts, earlier } = book;
        const said = [
          issued > 0 && `phát hành ${issued}`,
          again > 0 && `in lại ${again}${earlier > 0 ? ` (${earlier} theo mẫu cũ, như khi phát hành)` : ''}`,
          drafts > 0 && `${book.cards > 0 ? `${drafts} ` : ''}bản nháp${a.flag('draft') ? '' : ' (chưa duyệt kết quả)'}`,
        ];
        if (a.flag('json')) print({ file: out, bytes: pdf.length, words: book.words, issued, again, drafts, earlier });
        else print(`${book.words}${said.some(Boolean) ? `: ${said.filter(Boolean).join(', ')}` : ''} → ${out}`);
        return 0;
      }).finally(() => Promise.all([file.drop(), printer.close()]));
    },
  },
};
