// What teachers of the demo write beside marks: by how well a pupil does.

/** From the best to the weakest; `mean` in tenths. */
export const subjectRemarks: readonly { from: number; words: readonly string[] }[] = [
  {
    from: 85,
    words: [
      'Nắm vững kiến thức, vận dụng tốt, tích cực phát biểu.',
      'Học tốt, trình bày rõ ràng, biết giúp đỡ bạn.',
      'Tiếp thu nhanh, bài làm cẩn thận, nên đọc thêm sách nâng cao.',
      'Có năng khiếu với môn học, cần phát huy.',
    ],
  },
  {
    from: 65,
    words: [
      'Nắm được bài, làm bài đầy đủ, cần trình bày cẩn thận hơn.',
      'Có ý thức học tập, cần mạnh dạn phát biểu hơn.',
      'Học khá, cần luyện thêm các bài tập vận dụng.',
      'Có tiến bộ so với đầu năm, tiếp tục cố gắng.',
    ],
  },
  {
    from: 50,
    words: [
      'Hiểu bài nhưng làm còn chậm, cần luyện tập thêm ở nhà.',
      'Cần học thuộc bài trước khi đến lớp.',
      'Còn sai sót khi tính toán, trình bày; cần ôn lại kiến thức cũ.',
      'Cần tập trung hơn trong giờ học.',
    ],
  },
  {
    from: 0,
    words: [
      'Kiến thức cơ bản còn hổng, cần đi học phụ đạo đầy đủ.',
      'Chưa làm bài tập về nhà đều, gia đình cần quan tâm nhắc nhở.',
      'Cần cố gắng nhiều hơn, hỏi thầy cô khi chưa hiểu bài.',
    ],
  },
];
export const homeroomRemarks: readonly { from: number; words: readonly string[] }[] = [
  {
    from: 80,
    words: [
      'Chăm ngoan, học giỏi, gương mẫu trong mọi hoạt động của lớp.',
      'Ý thức tốt, học đều các môn, hay giúp đỡ bạn bè.',
      'Ngoan, lễ phép, tích cực tham gia phong trào Đội.',
    ],
  },
  {
    from: 65,
    words: [
      'Ngoan, chấp hành tốt nội quy, cần cố gắng hơn ở các môn tự nhiên.',
      'Có ý thức học tập, hòa đồng với bạn, cần mạnh dạn hơn.',
      'Lễ phép, chăm lao động, học tập có tiến bộ.',
    ],
  },
  {
    from: 0,
    words: [
      'Ngoan nhưng còn ít phát biểu, cần dành thêm thời gian cho việc học.',
      'Cần đi học đều và chuẩn bị bài trước khi đến lớp.',
      'Có cố gắng, cần gia đình phối hợp kèm thêm môn Toán và Ngữ văn.',
    ],
  },
];
/** Primary pupils, by level at the middle of the semester. */
export const primaryRemarks: Readonly<Record<string, readonly string[]>> = {
  HTT: [
    'Con tiếp thu bài nhanh, làm bài đúng và trình bày sạch đẹp.',
    'Con nắm chắc kiến thức, hăng hái phát biểu.',
    'Con hoàn thành tốt các bài tập, biết giúp đỡ bạn.',
  ],
  HT: [
    'Con hiểu bài, cần cẩn thận hơn khi làm bài.',
    'Con hoàn thành bài tập, cần mạnh dạn phát biểu hơn.',
    'Con có cố gắng, chữ viết cần đều nét hơn.',
    'Con làm bài còn chậm, cô sẽ giúp con luyện thêm.',
  ],
  CHT: ['Con chưa nắm chắc bài, cần luyện đọc và làm tính thêm ở nhà.', 'Con cần cô và gia đình kèm thêm mỗi ngày.'],
};
