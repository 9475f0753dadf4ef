// What clipboards hold after copying in Word, Google Docs and on web pages, and what an article keeps of it.

const word = (body: string) => `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<style><!-- @font-face {font-family:"Times New Roman";} p.MsoNormal {mso-style-parent:"";margin:0cm;} --></style>
<!--[if gte mso 10]><style>table.MsoNormalTable {mso-style-name:"Table Normal";}</style><![endif]--></head>
<body lang=VI style='tab-interval:36.0pt'><!--StartFragment-->${body}<!--EndFragment--></body></html>`;
const docs = (body: string) =>
  `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-5f0a6c1e-7fff-8b1d">${body}</b><br class="Apple-interchange-newline">`;
const line = (list: string, level: number, mark: string, words: string) =>
  `<p class=MsoListParagraphCxSpMiddle style='margin-left:36.0pt;mso-add-space:auto;text-indent:-18.0pt;mso-list:${list} level${level} lfo1'><![if !supportLists]><span style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>${mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span lang=VI>${words}<o:p></o:p></span></p>`;

/** name, clipboard, the HTML that citizens get. */
export const pasted: [string, string, string][] = [
  [
    'Word: paragraphs with its tags and styles',
    word(
      `<p class=MsoNormal style='text-align:justify'><b style='mso-bidi-font-weight:normal'><span lang=VI style='font-size:13.0pt;color:red'>Kính gửi:</span></b><span lang=VI> các trường<o:p></o:p></span></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>`,
    ),
    '<p><strong>Kính gửi:</strong> các trường</p>',
  ],
  [
    'Word: a list in a list',
    word(
      line('l0', 1, '1.', 'Khối 6') +
        line('l0', 2, 'a)', 'Lớp 6A') +
        line('l0', 2, 'b)', 'Lớp 6B') +
        line('l0', 1, '2.', 'Khối 7'),
    ),
    '<ol><li><p>Khối 6</p><ol><li><p>Lớp 6A</p></li><li><p>Lớp 6B</p></li></ol></li><li><p>Khối 7</p></li></ol>',
  ],
  [
    'Word: bullets below numbers, then another list',
    word(
      `${line('l1', 1, '1.', 'Chuẩn bị')}${line('l1', 2, '·', 'Bút')}<p class=MsoNormal>Xong.</p>${line('l2', 1, '·', 'Khác')}`,
    ),
    '<ol><li><p>Chuẩn bị</p><ul><li><p>Bút</p></li></ul></li></ol><p>Xong.</p><ul><li><p>Khác</p></li></ul>',
  ],
  [
    'Word: a table with merged cells and a bold first row',
    word(
      `<table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'><tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'><td width=200 valign=top><p class=MsoNormal><b>Ngày<o:p></o:p></b></p></td><td width=400 colspan=2><p class=MsoNormal><b>Môn<o:p></o:p></b></p></td></tr><tr><td rowspan=2><p class=MsoNormal>17/12</p></td><td><p class=MsoNormal>Toán</p></td><td><p class=MsoNormal>Văn</p></td></tr><tr><td><p class=MsoNormal>Anh</p></td><td><p class=MsoNormal>Sử</p></td></tr></table>`,
    ),
    '<div class="scroll" role="region" aria-label="Bảng" tabindex="0"><table class="tb"><thead><tr><th>Ngày</th><th colspan="2">Môn</th></tr></thead><tbody><tr><td rowspan="2">17/12</td><td>Toán</td><td>Văn</td></tr><tr><td>Anh</td><td>Sử</td></tr></tbody></table></div>',
  ],
  [
    'Word: revisions, comments, bookmarks and footnotes',
    word(
      `<p class=MsoNormal><a name="_Toc1"></a>Nộp <del cite="mailto:Lan" datetime="2018-12-01T08:00"><span>thứ Năm</span></del><ins cite="mailto:Lan" datetime="2018-12-01T08:00">thứ Sáu</ins><a href="#_ftn1" name="_ftnref1"><span>[1]</span></a><span class=MsoCommentReference><a href="#_msocom_1">[L1]</a></span></p><div style='mso-element:comment-list'><p>Sửa lại ngày</p></div>`,
    ),
    '<p>Nộp thứ Sáu[1]</p>',
  ],
  [
    'Word: a picture of the computer stays there',
    word(
      `<p class=MsoNormal>Trước<!--[if gte vml 1]><v:shape><v:imagedata src="file:///C:/Users/a/clip_image001.png"/></v:shape><![endif]--><![if !vml]><img width=320 height=200 src="file:///C:/Users/a/clip_image002.jpg" v:shapes="Picture_x0020_1"><![endif]> sau</p>`,
    ),
    '<p>Trước sau</p>',
  ],
  [
    'Word: a heading and its title',
    word("<h1 style='mso-list:none'><span>Kế hoạch</span></h1><h3><i>Mục tiêu</i></h3>"),
    '<h2>Kế hoạch</h2><h3><em>Mục tiêu</em></h3>',
  ],
  [
    'Google Docs: bold, italics and links in spans',
    docs(
      `<p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;font-weight:400;font-style:normal;">Mời </span><span style="font-weight:700;">toàn trường</span><span style="font-style:italic;"> dự</span> <a href="https://www.google.com/url?q=https://moet.gov.vn/a&amp;sa=D&amp;ust=1" style="text-decoration:none;"><span style="color:#1155cc;text-decoration:underline;">xem thêm</span></a></p><br /><p dir="ltr"><span>&nbsp;</span></p>`,
    ),
    '<p>Mời <strong>toàn trường</strong><em> dự</em> <a href="https://moet.gov.vn/a" rel="noopener">xem thêm</a></p>',
  ],
  [
    'Google Docs: a list beside the item it belongs to',
    docs(
      `<ul style="margin-top:0;"><li dir="ltr" style="list-style-type:disc;" aria-level="1"><p dir="ltr" role="presentation"><span>Khối 6</span></p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr"><span>6A</span></p></li></ul><li dir="ltr"><p dir="ltr"><span>Khối 7</span></p></li></ul>`,
    ),
    '<ul><li><p>Khối 6</p><ul><li><p>6A</p></li></ul></li><li><p>Khối 7</p></li></ul>',
  ],
  [
    'Google Docs: a table of columns without heads',
    docs(
      `<div dir="ltr" align="left"><table style="border:none;border-collapse:collapse;"><colgroup><col width="100" /><col width="100" /></colgroup><tbody><tr style="height:0pt"><td style="border:solid #000 1pt;"><p dir="ltr"><span>1</span></p></td><td colspan="1" rowspan="1"><p dir="ltr"><span>2</span></p></td></tr></tbody></table></div>`,
    ),
    '<div class="scroll" role="region" aria-label="Bảng" tabindex="0"><table class="tb"><tbody><tr><td>1</td><td>2</td></tr></tbody></table></div>',
  ],
  [
    'a web page: scripts, frames, spies, and addresses that act',
    `<p onclick="x()">Tin <a href="javascript:alert(1)">lừa</a> và <a href="java&#10;script:alert(1)">lừa nữa</a><script>x()</script><img src="https://spy.example/p.gif" width="1" height="1"><img src="https://spy.example/q.gif" style="width:1px"></p><iframe src="https://evil.example"></iframe><p style="display:none">giấu</p><p><a href="https://nd.vn/x" onmouseover="x()">thật</a></p>`,
    '<p>Tin lừa và lừa nữa</p><p><a href="https://nd.vn/x" rel="noopener">thật</a></p>',
  ],
  [
    'a web page: headings and tables where only lines may stand',
    '<table><tr><td><h3>Tổ Toán</h3><table><tr><td>Hà</td><td>An</td></tr></table></td><td><blockquote><p>Trích</p></blockquote></td></tr></table><ul><li><h4>Một</h4></li></ul>',
    '<div class="scroll" role="region" aria-label="Bảng" tabindex="0"><table class="tb"><tbody><tr><td><p><strong>Tổ Toán</strong></p><p>Hà – An</p></td><td>Trích</td></tr></tbody></table></div><ul><li><p><strong>Một</strong></p></li></ul>',
  ],
  [
    'a video that is not one of ours',
    '<p data-video="https://evil.example/watch?v=aqz-KE-bpKQ" data-title="x">Lừa</p><p data-video="https://youtu.be/aqz-KE-bpKQ" data-title="Thật">Thật</p>',
    '<p>Lừa</p><p class="vid"><a href="https://www.youtube.com/watch?v=aqz-KE-bpKQ" rel="noopener noreferrer external">…</a></p>',
  ],
];
