// How does the printed book head the column of a subject?
const shortNames: Readonly<Record<string, string>> = {
  ...{
    VAN: 'Văn',
    LY: 'Lí',
    SINH: 'Sinh',
    HOA: 'Hóa',
    SU: 'Sử',
    DIA: 'Địa',
    NN: 'NN',
    NN1: 'NN1',
    NN2: 'NN2',
    GDCD: 'GDCD',
    CN: 'CN',
  },
  ...{
    TIN: 'Tin',
    TD: 'TD',
    AN: 'Nhạc',
    MT: 'MT',
    GDQP: 'QP-AN',
    TV: 'TV',
    DD: 'Đạo đức',
    TNXH: 'TN-XH',
    LSDL: 'LS-ĐL',
    KHTN: 'KHTN',
  },
  ...{ GDTC: 'GDTC', NT: 'NT', HDTN: 'HĐTN', GDDP: 'GDĐP', GDKTPL: 'KT-PL', THCN: 'TH-CN' },
};
export const shortName = (subject: { code: string; name: string }): string => shortNames[subject.code] ?? subject.name;
