// Comments that a teacher may begin with, by the mean they fit: written for the house, no school's own. Data; a school's and a teacher's own
// sentences stand beside them (assessment.comment_bank).

export type BankComment = { text: string; from: number; to: number; subject: string | null };
type Group = { from: number; to: number; texts: readonly string[] };

const general: readonly Group[] = [
  {
    ...{ from: 90, to: 100 },
    texts: [
      'Nắm chắc kiến thức, vận dụng sáng tạo. Em tiếp tục phát huy và giúp đỡ bạn trong nhóm.',
      'Học xuất sắc, tự tìm hiểu thêm ngoài sách. Em thử sức với bài nâng cao.',
      'Rất tích cực phát biểu, lập luận rõ ràng. Em giữ vững tinh thần học tập này.',
      'Tiếp thu nhanh, bài làm cẩn thận, trình bày đẹp. Rất đáng khen.',
      'Kết quả rất tốt và đều ở mọi bài kiểm tra. Em tiếp tục duy trì.',
      'Chủ động, say mê môn học; hoàn thành vượt yêu cầu của từng bài.',
    ],
  },
  {
    ...{ from: 80, to: 89 },
    texts: [
      'Nắm vững kiến thức, làm bài cẩn thận. Em cố gắng thêm để đạt kết quả cao hơn.',
      'Học tốt, có ý thức tự giác. Em chú ý đọc kỹ đề để tránh mất điểm đáng tiếc.',
      'Tiếp thu bài tốt, tích cực xây dựng bài. Em luyện thêm dạng bài nâng cao.',
      'Có tiến bộ rõ, bài làm chắc chắn. Em tiếp tục phát huy.',
      'Chuẩn bị bài đầy đủ, hiểu bài sâu. Em mạnh dạn trình bày ý kiến hơn nữa.',
      'Kết quả tốt, thái độ học tập nghiêm túc. Em rèn thêm tốc độ làm bài.',
    ],
  },
  {
    ...{ from: 65, to: 79 },
    texts: [
      'Hiểu bài, hoàn thành đủ bài tập. Em ôn kỹ phần vận dụng để tiến bộ hơn.',
      'Có cố gắng, kết quả khá. Em làm bài cẩn thận hơn ở những câu dễ.',
      'Nắm được kiến thức cơ bản, chăm phát biểu. Em luyện thêm bài ở nhà.',
      'Học khá đều, thái độ tốt. Em hỏi thầy cô ngay khi chưa hiểu.',
      'Tiếp thu bài khá, trình bày còn vội. Em kiểm tra lại bài trước khi nộp.',
      'Có khả năng học tốt hơn. Em tập trung hơn trong giờ và ôn bài thường xuyên.',
    ],
  },
  {
    ...{ from: 50, to: 64 },
    texts: [
      'Nắm được kiến thức cơ bản, còn lúng túng khi vận dụng. Em làm thêm bài tập ở nhà.',
      'Có ý thức học nhưng chưa đều. Em ôn lại bài cũ trước mỗi buổi học.',
      'Kết quả trung bình, cần tập trung hơn trong giờ. Em ghi bài đầy đủ và hỏi khi chưa hiểu.',
      'Đã có cố gắng, bài làm còn sai sót. Em luyện từng dạng bài cho chắc.',
      'Tiếp thu còn chậm nhưng chịu khó. Em học nhóm cùng bạn để tiến bộ hơn.',
      'Hoàn thành phần lớn yêu cầu. Em dành thêm thời gian cho phần kiến thức trọng tâm.',
    ],
  },
  {
    ...{ from: 35, to: 49 },
    texts: [
      'Kiến thức cơ bản còn hổng, cần ôn lại từ đầu. Thầy cô sẽ giúp em sau giờ học.',
      'Chưa chăm làm bài tập, kết quả chưa đạt. Em cần đi học đều và làm bài đầy đủ.',
      'Còn nhiều chỗ chưa hiểu. Em mạnh dạn hỏi và ôn lại các bài đã học.',
      'Thiếu tập trung trong giờ. Gia đình nhắc em học bài mỗi tối.',
      'Có khả năng nhưng chưa cố gắng. Em bắt đầu lại từ những bài cơ bản nhất.',
      'Cần rèn thêm kỹ năng làm bài. Em học cùng bạn và thầy cô theo lịch phụ đạo.',
    ],
  },
  {
    ...{ from: 0, to: 34 },
    texts: [
      'Chưa nắm được kiến thức cơ bản. Em cần theo lớp phụ đạo, gia đình cùng nhắc em học bài.',
      'Kết quả còn thấp. Thầy cô và gia đình cùng giúp em ôn lại từng phần.',
      'Chưa làm bài tập, vắng học nhiều nên chưa theo kịp. Em cần đi học đều.',
      'Gặp nhiều khó khăn với môn học. Em gặp thầy cô để được hướng dẫn riêng.',
      'Còn yếu ở hầu hết các phần. Em bắt đầu từ bài dễ, mỗi ngày một ít.',
      'Cần cố gắng nhiều. Thầy cô tin em tiến bộ nếu học bài mỗi ngày.',
    ],
  },
];

const bySubject: Readonly<Record<string, readonly Group[]>> = {
  VAN: [
    {
      ...{ from: 80, to: 100 },
      texts: [
        'Cảm thụ văn học tốt, diễn đạt trong sáng, giàu hình ảnh. Em đọc thêm tác phẩm ngoài chương trình.',
        'Bài viết có ý riêng, bố cục chặt chẽ, chữ viết đẹp. Rất đáng khen.',
        'Lập luận mạch lạc, dẫn chứng phong phú. Em tiếp tục phát huy.',
      ],
    },
    {
      ...{ from: 50, to: 79 },
      texts: [
        'Hiểu tác phẩm, bài viết đủ ý. Em trau dồi vốn từ và cách diễn đạt.',
        'Có ý nhưng câu còn dài, đôi chỗ sai chính tả. Em đọc lại bài trước khi nộp.',
        'Nắm được bố cục bài văn. Em thêm dẫn chứng và cảm xúc riêng cho bài viết.',
      ],
    },
    {
      ...{ from: 0, to: 49 },
      texts: [
        'Bài viết sơ sài, còn sai chính tả và ngữ pháp. Em đọc sách và chép lại đoạn văn hay mỗi ngày.',
        'Chưa đọc kỹ văn bản nên hiểu chưa đúng. Em soạn bài trước khi đến lớp.',
      ],
    },
  ],
  TOAN: [
    {
      ...{ from: 80, to: 100 },
      texts: [
        'Tư duy tốt, lập luận chặt chẽ, tính toán chính xác. Em thử sức với bài nâng cao.',
        'Vận dụng linh hoạt, có nhiều cách giải hay. Rất đáng khen.',
        'Trình bày lời giải rõ ràng, vẽ hình chính xác. Em tiếp tục phát huy.',
      ],
    },
    {
      ...{ from: 50, to: 79 },
      texts: [
        'Nắm công thức, biết cách giải. Em cẩn thận hơn khi tính toán và đổi dấu.',
        'Làm tốt đại số, phần hình học còn lúng túng. Em luyện thêm cách chứng minh.',
        'Biết cách làm nhưng trình bày còn tắt. Em viết đủ các bước lập luận.',
      ],
    },
    {
      ...{ from: 0, to: 49 },
      texts: [
        'Tính toán còn nhầm, chưa thuộc công thức. Em ôn lại kiến thức cơ bản và làm bài mỗi ngày.',
        'Chưa biết vận dụng công thức vào bài. Em theo lớp phụ đạo và hỏi thầy cô nhiều hơn.',
      ],
    },
  ],
  NN: [
    {
      ...{ from: 80, to: 100 },
      texts: [
        'Vốn từ phong phú, phát âm tốt, nghe nói tự tin. Em tiếp tục phát huy.',
        'Nắm chắc ngữ pháp, viết câu đúng và tự nhiên. Em đọc thêm truyện tiếng Anh.',
      ],
    },
    {
      ...{ from: 50, to: 79 },
      texts: [
        'Nắm ngữ pháp cơ bản, còn ngại nói. Em mạnh dạn thực hành với bạn.',
        'Đọc hiểu khá, nghe còn chậm. Em nghe băng và luyện phát âm mỗi ngày.',
      ],
    },
    {
      ...{ from: 0, to: 49 },
      texts: [
        'Vốn từ còn ít, ngữ pháp chưa chắc. Em học năm từ mới mỗi ngày.',
        'Chưa thuộc từ và mẫu câu cơ bản. Em chép và đọc to bài học ở nhà.',
      ],
    },
  ],
};

/** Of subjects that are rated Đ or CĐ. */
const byComment: Readonly<Record<string, readonly string[]>> = {
  Đ: [
    'Tham gia tích cực, thực hiện tốt các yêu cầu của môn học.',
    'Có năng khiếu, hăng hái luyện tập. Em tiếp tục phát huy.',
    'Hoàn thành tốt bài thực hành, biết giúp đỡ bạn.',
    'Chăm luyện tập, tiến bộ rõ qua từng bài.',
  ],
  CĐ: [
    'Chưa tích cực luyện tập. Em cố gắng hơn ở học kỳ sau.',
    'Chưa hoàn thành bài thực hành. Thầy cô hướng dẫn thêm để em đạt yêu cầu.',
  ],
};

/** From the best of a scale to the weakest. */
type ByPlace = readonly (readonly string[])[];

const conduct: ByPlace = [
  [
    'Ngoan, lễ phép, chấp hành tốt nội quy, hòa đồng với bạn bè.',
    'Gương mẫu, tích cực trong mọi hoạt động của lớp.',
    'Trung thực, có trách nhiệm, biết giúp đỡ bạn.',
    'Đi học đều, chuyên cần, luôn hoàn thành nhiệm vụ được giao.',
  ],
  [
    'Ngoan, có ý thức rèn luyện, đôi lúc còn nói chuyện trong giờ.',
    'Chấp hành nội quy, cần mạnh dạn hơn trong hoạt động tập thể.',
    'Có tiến bộ, cần đi học đúng giờ hơn.',
    'Hoàn thành nhiệm vụ được giao, cần chủ động hơn.',
  ],
  [
    'Ý thức rèn luyện chưa đều, còn vi phạm nội quy. Em cố gắng sửa chữa.',
    'Cần nghiêm túc hơn trong giờ học và tôn trọng bạn bè.',
  ],
];

/** Competences and qualities of a primary pupil: Tốt, Đạt, Cần cố gắng. */
const primaryRatings: ByPlace = [
  [
    'Em tự giác trong học tập, biết hợp tác và chia sẻ với bạn.',
    'Em chăm chỉ, trung thực, luôn hoàn thành việc được giao.',
    'Em mạnh dạn, tự tin khi trình bày, biết lắng nghe ý kiến của bạn.',
    'Em biết tự phục vụ, giữ gìn đồ dùng và sách vở ngăn nắp.',
    'Em yêu quý thầy cô, bạn bè, sẵn sàng giúp đỡ mọi người.',
    'Em có trách nhiệm với việc chung, tích cực trong hoạt động của lớp.',
  ],
  [
    'Em biết hợp tác với bạn, cần mạnh dạn nêu ý kiến hơn.',
    'Em có ý thức tự học, cần tập trung lâu hơn khi làm bài.',
    'Em ngoan, biết giúp bạn; cần chủ động hơn trong hoạt động nhóm.',
    'Em thực hiện được việc được giao, đôi lúc còn chờ thầy cô nhắc.',
    'Em có tiến bộ trong giao tiếp, cần tự tin hơn khi trình bày.',
    'Em biết giữ gìn đồ dùng, cần tự chuẩn bị sách vở đầy đủ hơn.',
  ],
  [
    'Em còn rụt rè. Thầy cô và bạn bè cùng giúp em mạnh dạn hơn trong giao tiếp.',
    'Em chưa tự giác trong học tập. Gia đình cùng thầy cô nhắc em mỗi ngày.',
    'Em cần tập hợp tác với bạn và hoàn thành việc được giao.',
    'Em cần tự chuẩn bị đồ dùng, sách vở và giữ nền nếp của lớp.',
  ],
];

/** Subjects of a primary school, whatever they teach: Hoàn thành tốt, Hoàn thành, Chưa hoàn thành. */
const primaryLevels: ByPlace = [
  [
    'Em hoàn thành tốt các nội dung của môn học, tích cực trong giờ.',
    'Em tiếp thu bài nhanh, biết vận dụng điều đã học. Em tiếp tục phát huy.',
    'Em hăng hái xây dựng bài, làm bài cẩn thận. Thầy cô khen em.',
    'Em nắm chắc bài học, biết giúp bạn cùng tiến bộ.',
    'Em chủ động, ham học hỏi, kết quả tốt và đều.',
    'Em học tốt, thể hiện rõ sự say mê với môn học.',
  ],
  [
    'Em hoàn thành các nội dung của môn học, cần mạnh dạn phát biểu hơn.',
    'Em nắm được bài, cần luyện tập thêm để thành thạo hơn.',
    'Em có cố gắng trong học tập, cần tập trung hơn khi làm bài.',
    'Em hiểu bài, đôi lúc còn vội. Em kiểm tra lại bài làm của mình nhé.',
    'Em có tiến bộ so với đầu năm học. Em tiếp tục cố gắng.',
    'Em làm được các bài cơ bản, cần thử sức thêm với bài mới.',
  ],
  [
    'Em chưa nắm chắc nội dung cơ bản. Thầy cô sẽ giúp em ôn lại từng bài.',
    'Em còn chậm khi làm bài. Em luyện tập thêm mỗi ngày cùng thầy cô và gia đình.',
    'Em cần tập trung hơn trong giờ học và hỏi thầy cô khi chưa hiểu.',
    'Em đã có cố gắng nhưng cần thêm thời gian ôn lại những bài đã học.',
  ],
];
const primaryBySubject: Readonly<Record<string, ByPlace>> = {
  TOAN: [
    [
      'Em tính toán nhanh, chính xác, biết giải bài toán có lời văn.',
      'Em nắm chắc kiến thức, có cách giải hay và trình bày rõ ràng.',
    ],
    [
      'Em thực hiện được các phép tính, cần đọc kỹ đề khi giải toán có lời văn.',
      'Em biết cách làm bài, cần tính cẩn thận hơn để tránh nhầm lẫn.',
    ],
    [
      'Em còn nhầm khi thực hiện phép tính. Em luyện tính thêm mỗi ngày cùng thầy cô.',
      'Em còn lúng túng khi giải toán có lời văn. Thầy cô hướng dẫn em từng bước.',
    ],
  ],
  TV: [
    ['Em đọc to, rõ ràng, diễn cảm; viết câu đúng và có hình ảnh.', 'Em viết đẹp, ít lỗi chính tả, vốn từ phong phú.'],
    [
      'Em đọc đúng, cần ngắt nghỉ hơi rõ hơn và viết chữ cẩn thận hơn.',
      'Em viết được đoạn văn đủ ý, cần dùng từ hay hơn và soát lỗi chính tả.',
    ],
    [
      'Em đọc còn chậm, viết còn sai chính tả. Em luyện đọc, luyện viết mỗi ngày.',
      'Em còn lúng túng khi viết câu. Thầy cô giúp em tập viết câu ngắn trước.',
    ],
  ],
};

const inBand = (groups: readonly Group[], subject: string | null): BankComment[] =>
  groups.flatMap(({ from, to, texts }) => texts.map((text) => ({ text, from, to, subject })));

/** Of the subject first, then those for any. */
export const starterComments = (subject: string): BankComment[] => [
  ...inBand(bySubject[subject] ?? [], subject),
  ...inBand(general, null),
];
/** For a result that is no mean; `place`: where it stands on its scale, 0 the best. */
export function commentsForResult(subject: string, result: string, place: number): readonly string[] {
  const at = (scale: ByPlace) => scale[Math.min(Math.max(0, place), scale.length - 1)] ?? [];
  if (subject === 'HK') return at(conduct);
  if (subject === 'NLPC') return at(primaryRatings);
  return byComment[result] ?? [...at(primaryBySubject[subject] ?? []), ...at(primaryLevels)];
}
