// What people ask schools and offices in the autumn of 2018, and what they are told: the words of the demo's questions.
import type { DemoUnit } from './units.ts';

export type QuestionTopic = {
  field: string;
  audience: 'parent' | 'pupil' | 'teacher' | 'citizen';
  title: string;
  /** Other ways to ask it: people of several schools do not use the same words. */
  also?: string[];
  question: string;
  answer: string;
  levels: readonly DemoUnit['level'][];
};
const school = ['mn', 'th', 'thcs', 'thpt'] as const;
const offices = ['department', 'district'] as const;

export const questionTopics: QuestionTopic[] = [
  {
    ...{
      field: 'thu-chi',
      audience: 'parent',
      levels: ['th', 'thcs', 'thpt'],
      title: 'Tiền học thêm buổi chiều thu theo căn cứ nào',
      also: ['Mức thu tiền học buổi chiều', 'Không học buổi chiều có được không'],
    },
    question:
      'Nhà trường thông báo thu tiền học buổi chiều. Xin hỏi mức thu ấy do ai quy định, gia đình không đăng ký có được không?',
    answer:
      'Học buổi chiều là tự nguyện, gia đình có đơn mới xếp lớp. Mức thu do cha mẹ học sinh và nhà trường thỏa thuận đầu năm học, trong mức trần của tỉnh, có công khai tại mục Công khai của trang.\n\nGia đình không đăng ký thì báo giáo viên chủ nhiệm, học sinh học chính khóa bình thường.',
  },
  {
    ...{
      field: 'ban-tru',
      audience: 'parent',
      levels: ['mn', 'th'],
      title: 'Xin xem thực đơn và nguồn thực phẩm bữa trưa',
      also: ['Bữa trưa của các cháu mua thực phẩm ở đâu', 'Phụ huynh muốn xuống bếp xem nấu ăn'],
    },
    question: 'Tôi muốn biết thực phẩm bữa trưa mua ở đâu và phụ huynh có được xuống bếp xem không?',
    answer:
      'Thực đơn tuần đăng chiều thứ Sáu. Hợp đồng cung cấp thực phẩm và phiếu kiểm nghiệm để tại văn phòng, cha mẹ học sinh xem được mọi ngày làm việc.\n\nMuốn xuống bếp, gia đình báo trước một ngày để nhà trường chuẩn bị áo, mũ.',
  },
  {
    ...{
      field: 'tuyen-sinh',
      audience: 'parent',
      levels: ['mn', 'th', 'thcs'],
      title: 'Thủ tục chuyển trường giữa năm học',
      also: ['Chuyển nhà, cháu chuyển trường cần giấy tờ gì', 'Xin rút học bạ để chuyển trường'],
    },
    question: 'Gia đình tôi sẽ chuyển nhà sang xã khác vào tháng sau. Xin hỏi thủ tục chuyển trường gồm giấy tờ gì?',
    answer:
      'Gia đình viết đơn xin chuyển trường, kèm giấy tờ về nơi ở mới, nộp ở trường nơi đến trước. Khi trường nơi đến đồng ý tiếp nhận, nhà trường trả học bạ và giấy giới thiệu trong ngày.',
  },
  {
    ...{
      field: 'day-hoc',
      audience: 'parent',
      levels: ['th', 'thcs', 'thpt'],
      title: 'Lịch kiểm tra học kỳ I',
      also: ['Đề cương ôn tập học kỳ I', 'Bao giờ các cháu kiểm tra học kỳ'],
    },
    question: 'Xin hỏi khi nào kiểm tra học kỳ và nhà trường có đề cương ôn tập không?',
    answer:
      'Kiểm tra học kỳ I từ ngày 17 đến ngày 20/12. Đề cương đã phát cho học sinh và đăng ở mục Thông báo. Vướng mắc hỏi giáo viên bộ môn hoặc giáo viên chủ nhiệm.',
  },
  {
    ...{
      field: 'ban-tru',
      audience: 'parent',
      levels: school,
      title: 'Đề nghị có người trực cổng giờ tan học',
      also: ['Cổng trường giờ tan học quá đông xe', 'Mong nhà trường cử người đứng cổng buổi chiều'],
    },
    question: 'Giờ tan học xe cộ đi lại đông, các cháu chạy ra đường rất nguy hiểm. Đề nghị nhà trường có người trực cổng.',
    answer:
      'Từ tuần này mỗi buổi có hai giáo viên và bảo vệ trực cổng đến khi học sinh về hết. Nhà trường đã kẻ vạch chờ cách cổng mười mét, mong gia đình đỗ xe đúng chỗ.',
  },
  {
    ...{
      field: 'co-so',
      audience: 'parent',
      levels: ['th', 'thcs', 'mn'],
      title: 'Nhà vệ sinh tầng hai hỏng vòi nước',
      also: ['Khu vệ sinh mất nước', 'Đề nghị sửa vòi nước nhà vệ sinh'],
    },
    question: 'Cháu về kể nhà vệ sinh tầng hai mất nước từ đầu tuần. Đề nghị nhà trường kiểm tra.',
    answer:
      'Vòi nước đã thay trong ngày nhận được tin. Cảm ơn gia đình đã báo; lần sau có thể gọi thẳng văn phòng để xử lý sớm hơn.',
  },
  {
    ...{
      field: 'day-hoc',
      audience: 'pupil',
      levels: ['thcs', 'thpt'],
      title: 'Câu lạc bộ tiếng Anh có nhận thêm thành viên không ạ',
      also: ['Em muốn vào câu lạc bộ tiếng Anh', 'Quá hạn đăng ký câu lạc bộ thì làm thế nào ạ'],
    },
    question: 'Em muốn tham gia câu lạc bộ tiếng Anh nhưng đã qua hạn đăng ký. Thầy cô cho em hỏi có đợt sau không ạ?',
    answer: 'Câu lạc bộ nhận thêm thành viên đầu học kỳ II. Em ghi tên ở thư viện từ ngày 7/1, không cần kiểm tra đầu vào.',
  },
  {
    ...{
      field: 'van-bang',
      audience: 'citizen',
      levels: ['thcs', 'thpt', 'gdtx', 'department', 'district'],
      title: 'Cấp lại bản sao bằng tốt nghiệp bị thất lạc',
      also: ['Mất bằng tốt nghiệp, xin cấp bản sao', 'Bản sao bằng tốt nghiệp nộp đơn ở đâu'],
    },
    question: 'Tôi bị mất bằng tốt nghiệp, nay cần bản sao để nộp hồ sơ xin việc. Xin hỏi nộp đơn ở đâu, bao lâu thì có?',
    answer:
      'Bản sao bằng tốt nghiệp trung học cơ sở do Phòng GD&ĐT cấp, bằng trung học phổ thông do Sở GD&ĐT cấp, từ sổ gốc.\n\nHồ sơ gồm đơn theo mẫu và giấy tờ tùy thân; nhận trong ngày nếu nộp trước 15 giờ, không thu lệ phí ngoài quy định.',
  },
  {
    ...{
      field: 'nhan-su',
      audience: 'teacher',
      levels: ['department', 'district'],
      title: 'Hồ sơ thăng hạng chức danh nghề nghiệp giáo viên',
    },
    question: 'Xin hỏi năm nay xét thăng hạng giáo viên cần chứng chỉ gì, nộp hồ sơ về đâu và đến khi nào?',
    answer:
      'Hồ sơ theo hướng dẫn đăng ở mục Văn bản, nộp về đơn vị đang công tác; đơn vị tổng hợp gửi lên cấp trên trước ngày 25/12.\n\nGiáo viên thiếu chứng chỉ bồi dưỡng được nộp bổ sung trước ngày xét.',
  },
  {
    ...{
      field: 'nhan-su',
      audience: 'teacher',
      levels: ['department', 'district'],
      title: 'Chế độ dạy tăng giờ khi thiếu giáo viên',
    },
    question: 'Trường tôi thiếu giáo viên Tin học nên tôi dạy vượt định mức. Xin hỏi tiền dạy thêm giờ tính thế nào?',
    answer:
      'Tiền dạy thêm giờ tính theo Thông tư liên tịch 07/2013, trên số giờ vượt định mức cả năm, không quá 200 giờ. Nhà trường lập bảng kê có xác nhận của tổ chuyên môn.',
  },
  {
    ...{ field: 'thu-chi', audience: 'citizen', levels: offices, title: 'Phản ánh khoản thu quỹ lớp ở một trường' },
    question: 'Lớp con tôi thu quỹ lớp bình quân 300 nghìn đồng mỗi em. Xin hỏi khoản thu này có đúng quy định không?',
    answer:
      'Theo Thông tư 55/2011, kinh phí của ban đại diện cha mẹ học sinh là tự nguyện, không chia bình quân. Cơ quan đã yêu cầu nhà trường báo cáo; khoản thu sai được trả lại gia đình trước ngày 15/12.',
  },
  {
    ...{ field: 'tuyen-sinh', audience: 'parent', levels: offices, title: 'Tuyển sinh lớp 6 có căn cứ nơi ở thực tế không' },
    question: 'Gia đình tôi tạm trú trên địa bàn đã ba năm. Con tôi có được vào lớp 6 theo nơi ở thực tế không?',
    answer:
      'Tuyển sinh lớp 6 theo địa bàn, căn cứ nơi cư trú thực tế có xác nhận. Kế hoạch năm học 2019-2020 sẽ đăng trước ngày 30/4; gia đình theo dõi ở mục Thông báo.',
  },
  {
    ...{ field: 'day-hoc', audience: 'parent', levels: offices, title: 'Khi nào áp dụng chương trình giáo dục phổ thông mới' },
    question: 'Tôi nghe nói sắp có chương trình và sách giáo khoa mới. Con tôi năm sau vào lớp 1 thì học chương trình nào?',
    answer:
      'Chương trình mới áp dụng với lớp 1 từ năm học 2020-2021. Học sinh vào lớp 1 năm học 2019-2020 học chương trình hiện hành.',
  },
  {
    ...{ field: 'day-hoc', audience: 'citizen', levels: ['gdtx'], title: 'Lớp tin học văn phòng buổi tối' },
    question: 'Tôi đi làm ban ngày, xin hỏi trung tâm có lớp tin học buổi tối và học phí bao nhiêu?',
    answer:
      'Lớp tin học văn phòng khai giảng ngày 7/1, học tối thứ Hai, thứ Tư, thứ Sáu. Học phí và lịch học niêm yết tại mục Lớp đang mở.',
  },
  {
    ...{ field: 'tuyen-sinh', audience: 'citizen', levels: ['gdtx'], title: 'Học bổ túc trung học phổ thông khi đã đi làm' },
    question: 'Tôi 27 tuổi, đã tốt nghiệp trung học cơ sở. Tôi muốn học tiếp lên trung học phổ thông thì đăng ký thế nào?',
    answer:
      'Trung tâm nhận học viên từ đủ 15 tuổi, không giới hạn tuổi trên. Hồ sơ gồm bằng tốt nghiệp trung học cơ sở, học bạ, hai ảnh; nộp trước ngày 31/7 hằng năm.',
  },
  {
    ...{
      field: 'khac',
      audience: 'parent',
      levels: school,
      title: 'Xin số điện thoại của giáo viên chủ nhiệm',
      also: ['Gia đình chưa có số của cô chủ nhiệm', 'Liên lạc với giáo viên chủ nhiệm bằng cách nào'],
    },
    question: 'Cháu mới chuyển lớp, gia đình chưa có cách liên lạc với giáo viên chủ nhiệm. Nhà trường cho xin số điện thoại.',
    answer: 'Gia đình gọi văn phòng nhà trường theo số ở mục Liên hệ, văn thư sẽ nối máy hoặc nhắn thầy cô gọi lại trong ngày.',
  },
  {
    ...{
      field: 'van-bang',
      audience: 'parent',
      levels: ['th', 'thcs', 'thpt'],
      title: 'Sửa ngày sinh ghi sai trong học bạ',
      also: ['Học bạ ghi khác giấy khai sinh', 'Xin đính chính ngày sinh trong học bạ'],
    },
    question: 'Ngày sinh trong học bạ của con tôi khác với giấy khai sinh. Xin hỏi thủ tục sửa lại.',
    answer:
      'Gia đình mang bản sao giấy khai sinh đến văn phòng. Nhà trường lập biên bản, sửa học bạ và dữ liệu ngành, ký xác nhận trong ba ngày làm việc.',
  },
  {
    ...{
      field: 'ban-tru',
      audience: 'parent',
      levels: ['mn'],
      title: 'Trẻ ốm có được gửi thuốc cho cô không',
      also: ['Nhờ cô cho cháu uống thuốc ở lớp', 'Gửi thuốc theo đơn cho cháu'],
    },
    question: 'Cháu đang uống thuốc theo đơn, gia đình có gửi thuốc nhờ cô cho uống ở lớp được không?',
    answer:
      'Cô nhận thuốc có đơn của bác sĩ, ghi rõ tên cháu, giờ uống, liều uống, và gia đình ký vào sổ gửi thuốc đầu giờ. Thuốc không có đơn cô không cho uống.',
  },
  {
    ...{
      field: 'day-hoc',
      audience: 'parent',
      levels: ['mn'],
      title: 'Lớp 5 tuổi có dạy viết chữ trước không',
      also: ['Cháu sắp vào lớp 1, trường có dạy chữ không', 'Có cần cho cháu học chữ trước khi vào lớp 1'],
    },
    question: 'Nhiều gia đình cho con học chữ trước khi vào lớp 1. Xin hỏi nhà trường có dạy không?',
    answer:
      'Nhà trường không dạy trước chương trình lớp 1. Các cháu được làm quen chữ cái, tư thế ngồi, cách cầm bút qua trò chơi; như vậy là đủ để vào lớp 1.',
  },
  {
    ...{
      field: 'thu-chi',
      audience: 'parent',
      levels: ['mn', 'th', 'thcs', 'thpt'],
      title: 'Bảo hiểm y tế học sinh đóng ở trường hay ở xã',
      also: ['Hộ cận nghèo đóng bảo hiểm y tế cho con', 'Bảo hiểm y tế của học sinh được giảm bao nhiêu'],
    },
    question: 'Gia đình thuộc hộ cận nghèo, xin hỏi bảo hiểm y tế của cháu đóng ở đâu, được giảm bao nhiêu?',
    answer:
      'Học sinh hộ cận nghèo được ngân sách hỗ trợ từ 70% mức đóng và đăng ký qua Ủy ban nhân dân xã. Học sinh khác đóng tại trường, được hỗ trợ 30%.',
  },
  {
    ...{
      field: 'day-hoc',
      audience: 'parent',
      levels: ['th'],
      title: 'Đánh giá học sinh tiểu học không cho điểm hằng ngày',
      also: ['Vở không có điểm thì biết cháu học thế nào', 'Nhận xét hằng ngày thay cho điểm'],
    },
    question: 'Vở của con tôi chỉ có lời nhận xét. Làm sao gia đình biết cháu học thế nào?',
    answer:
      'Theo Thông tư 22/2016, giáo viên nhận xét hằng ngày và cho điểm ở bài kiểm tra định kỳ. Gia đình xem nhận xét trong vở và gặp cô giáo chiều thứ Sáu hằng tuần.',
  },
  {
    ...{
      field: 'tuyen-sinh',
      audience: 'parent',
      levels: ['thcs', 'thpt'],
      title: 'Điểm cộng cho học sinh giỏi khi xét vào lớp 10',
      also: ['Giải học sinh giỏi có được cộng điểm vào lớp 10', 'Ưu tiên, khuyến khích khi thi vào lớp 10'],
    },
    question: 'Con tôi đạt giải ba học sinh giỏi cấp tỉnh môn Toán. Vào lớp 10 có được cộng điểm không?',
    answer:
      'Chế độ ưu tiên, khuyến khích ghi trong kế hoạch tuyển sinh lớp 10 từng năm, đăng trên trang của Sở. Năm học 2019-2020 kế hoạch đang lấy ý kiến, mời gia đình góp ý.',
  },
  {
    ...{ field: 'day-hoc', audience: 'pupil', levels: ['thpt'], title: 'Đăng ký thi trung học phổ thông quốc gia khi nào ạ' },
    question: 'Em học lớp 12, muốn biết khi nào đăng ký dự thi và có được đổi nguyện vọng không ạ?',
    answer:
      'Đăng ký trong tháng 4/2019, đổi nguyện vọng một lần sau khi có kết quả thi. Nhà trường hướng dẫn từng lớp ngay sau Tết; các em giữ số điện thoại đã đăng ký.',
  },
  {
    ...{
      field: 'ban-tru',
      audience: 'parent',
      levels: ['thcs', 'th'],
      title: 'Đề nghị nhắc học sinh đội mũ bảo hiểm',
      also: ['Học sinh ngồi sau xe không đội mũ', 'Mũ bảo hiểm khi đưa đón học sinh'],
    },
    question: 'Nhiều em ngồi sau xe máy không đội mũ bảo hiểm. Nhà trường có biện pháp gì không?',
    answer:
      'Nhà trường đã ký cam kết với gia đình đầu năm học và trực cổng hai buổi một tuần. Em nào quên mũ, cô chủ nhiệm gọi điện cho gia đình ngay trong ngày.',
  },
  {
    ...{ field: 'nhan-su', audience: 'teacher', levels: offices, title: 'Nghỉ thai sản trùng nghỉ hè được bố trí thế nào' },
    question: 'Tôi nghỉ thai sản trùng hai tháng hè. Xin hỏi có được nghỉ bù không?',
    answer:
      'Giáo viên nghỉ thai sản trùng nghỉ hè được bố trí nghỉ bù bằng số ngày nghỉ hằng năm theo Bộ luật Lao động. Nhà trường chủ động xếp, không ảnh hưởng xếp loại thi đua.',
  },
  {
    ...{ field: 'co-so', audience: 'citizen', levels: offices, title: 'Khi nào trường của xã được xây thêm phòng học' },
    question: 'Trường của xã tôi phải học hai ca vì thiếu phòng. Xin hỏi kế hoạch xây thêm phòng học.',
    answer:
      'Danh mục đầu tư năm 2019 đã có tám phòng học của trường, khởi công quý II. Trong khi chờ, trường học luân phiên để mỗi lớp chỉ học ca chiều hai tuần một lần.',
  },
  {
    ...{ field: 'tuyen-sinh', audience: 'parent', levels: offices, title: 'Trẻ khuyết tật học hòa nhập cần giấy tờ gì' },
    question: 'Con tôi được xác nhận khuyết tật nhẹ. Cháu vào lớp 1 trường gần nhà thì cần gì?',
    answer:
      'Gia đình nộp bản sao giấy xác nhận khuyết tật cùng hồ sơ nhập học. Nhà trường không được từ chối; cháu có kế hoạch học riêng, được miễn, giảm học phí và hỗ trợ đồ dùng.',
  },
  {
    ...{ field: 'van-bang', audience: 'citizen', levels: offices, title: 'Công nhận văn bằng học ở nước ngoài' },
    question: 'Tôi tốt nghiệp phổ thông ở nước ngoài, nay về nước muốn thi đại học thì công nhận bằng ở đâu?',
    answer:
      'Văn bằng trung học phổ thông do cơ sở nước ngoài cấp được Sở GD&ĐT công nhận. Hồ sơ gồm đơn, bản sao bằng, bản dịch công chứng; trả kết quả trong 15 ngày làm việc.',
  },
  {
    ...{ field: 'khac', audience: 'citizen', levels: offices, title: 'Lịch tiếp công dân hằng tuần' },
    question: 'Xin hỏi lãnh đạo tiếp công dân vào ngày nào, có cần đăng ký trước không?',
    answer:
      'Lãnh đạo tiếp công dân sáng thứ Năm tuần thứ hai và thứ tư hằng tháng tại trụ sở. Không cần đăng ký trước; mang theo giấy tờ tùy thân và đơn nếu có.',
  },
  {
    ...{
      field: 'thu-chi',
      audience: 'citizen',
      levels: ['gdtx'],
      title: 'Học phí có được giảm cho người lao động mất việc không',
    },
    question: 'Tôi vừa nghỉ việc ở công ty may, muốn học nghề. Xin hỏi có hỗ trợ học phí không?',
    answer:
      'Người đang hưởng trợ cấp thất nghiệp được hỗ trợ học nghề tối đa một triệu đồng một tháng. Mang quyết định hưởng trợ cấp đến trung tâm để làm hồ sơ.',
  },
];

/** How people begin; most come to the point. */
export const openings = [
  ...['', '', '', 'Kính gửi nhà trường. ', 'Tôi có cháu đang học ở trường. ', 'Xin thầy cô cho hỏi một việc. '],
  ...[
    'Tôi đã xem trang mà chưa thấy nói. ',
    'Nhiều gia đình trong lớp cùng muốn biết. ',
    'Hôm họp cha mẹ tôi bận nên chưa hỏi được. ',
  ],
];
export const closings = ['', '', '', ' Tôi xin cảm ơn.', ' Mong sớm được trả lời.', ' Cảm ơn thầy cô nhiều.'];

export const refusals = [
  'Nội dung không thuộc thẩm quyền của đơn vị. Việc này do Ủy ban nhân dân xã giải quyết, gia đình gửi đơn tới bộ phận một cửa.',
  'Câu hỏi nêu đích danh người khác và thiếu căn cứ. Nếu là đơn tố cáo, mời gửi bằng văn bản có ký tên theo Luật Tố cáo.',
  'Nội dung là quảng cáo, không phải câu hỏi hay góp ý.',
];
export const contactNotes = [
  {
    title: 'Xin lịch tiếp công dân của thủ trưởng',
    words: 'Tôi muốn gặp trực tiếp để trình bày một việc của gia đình, xin cho biết lịch tiếp công dân.',
  },
  {
    title: 'Đề nghị hợp tác tổ chức ngày hội đọc sách',
    words: 'Nhà sách chúng tôi muốn tặng sách và phối hợp tổ chức ngày hội đọc sách vào tháng Giêng.',
  },
  {
    title: 'Cảm ơn thầy cô',
    words: 'Gia đình cảm ơn thầy cô đã giúp cháu trong thời gian cháu nằm viện. Chúc nhà trường mạnh khỏe.',
  },
];

export const pollsOf: Record<DemoUnit['level'], { question: string; options: string[] }[]> = {
  department: [
    {
      question: 'Thông tin nào trên cổng bạn cần nhất?',
      options: ['Văn bản chỉ đạo', 'Tuyển sinh', 'Lịch thi, kết quả thi', 'Thủ tục hành chính', 'Tin hoạt động'],
    },
    { question: 'Bạn thường vào cổng bằng gì?', options: ['Điện thoại', 'Máy tính', 'Cả hai'] },
  ],
  district: [
    { question: 'Bạn muốn nhận thông báo của Phòng bằng cách nào?', options: ['Xem trên trang', 'Qua nhà trường', 'Qua e-mail'] },
  ],
  mn: [{ question: 'Buổi họp cha mẹ học sinh nên vào lúc nào?', options: ['Sáng thứ Bảy', 'Chiều thứ Bảy', 'Tối ngày thường'] }],
  th: [{ question: 'Con bạn thích hoạt động ngoại khóa nào?', options: ['Đọc sách', 'Bóng đá', 'Vẽ', 'Cờ vua', 'Làm vườn'] }],
  thcs: [{ question: 'Thư viện nên mở thêm giờ nào?', options: ['Giờ ra chơi', 'Sau giờ học chiều', 'Sáng thứ Bảy'] }],
  thpt: [
    {
      question: 'Em muốn nhà trường mở câu lạc bộ nào trước?',
      options: ['Tiếng Anh', 'Lập trình', 'Nhiếp ảnh', 'Bóng rổ', 'Kỹ năng sống'],
    },
  ],
  gdtx: [{ question: 'Lớp buổi tối nên bắt đầu lúc mấy giờ?', options: ['18 giờ', '18 giờ 30', '19 giờ'] }],
};

export type DemoDraft = {
  title: string;
  dossier: string;
  body: string;
  comments: { name: string; words: string }[];
  synthesis: string;
};
const teaches = (unit: DemoUnit) => unit.level !== 'department' && unit.level !== 'district';
export const draftsOf = (unit: DemoUnit): { open: DemoDraft; closed: DemoDraft } => ({
  open: {
    title:
      unit.level === 'department'
        ? 'Dự thảo Kế hoạch tuyển sinh vào lớp 10 năm học 2019-2020'
        : unit.level === 'district'
          ? 'Dự thảo Kế hoạch tuyển sinh lớp 1, lớp 6 năm học 2019-2020'
          : 'Dự thảo Nội quy sử dụng điện thoại trong nhà trường',
    dossier: teaches(unit)
      ? 'Nhiều gia đình cho con mang điện thoại để tiện đón. Nhà trường muốn có một nội quy chung, hợp ý đa số.\n\nXin ý kiến nhất là về giờ được dùng và cách giữ máy trong giờ học.'
      : 'Kế hoạch sớm một tháng so với năm trước để gia đình có thời gian chuẩn bị.\n\nXin ý kiến nhất là về thời gian nhận hồ sơ và cách báo kết quả.',
    body: teaches(unit)
      ? 'Điều 1. Phạm vi\nÁp dụng trong khuôn viên nhà trường, từ lúc vào cổng đến lúc tan học.\n\nĐiều 2. Nội dung\n1. Trong giờ học điện thoại tắt và cất trong tủ của lớp.\n2. Giờ ra chơi học sinh được gọi cho gia đình tại phòng văn thư.\n3. Máy bị giữ được trả cho gia đình trong ngày.\n\nĐiều 3. Thực hiện\nGiáo viên chủ nhiệm nhắc nhở, ghi sổ; nhà trường báo cáo cha mẹ học sinh mỗi học kỳ.'
      : 'Điều 1. Phạm vi\nÁp dụng cho các cơ sở giáo dục trên địa bàn và những người có liên quan.\n\nĐiều 2. Nội dung\n1. Việc được công khai trước khi thực hiện ít nhất ba mươi ngày.\n2. Hồ sơ gọn, không yêu cầu giấy tờ đã có trong cơ sở dữ liệu ngành.\n3. Kết quả báo cho từng gia đình và đăng trên trang.\n\nĐiều 3. Thực hiện\nThủ trưởng đơn vị chịu trách nhiệm tổ chức thực hiện, báo cáo kết quả sau mười ngày.',
    comments: [
      {
        name: 'Một phụ huynh lớp 9',
        words: 'Điều 2 khoản 3: nên báo kết quả qua tin nhắn, nhiều gia đình ở quê không vào mạng thường xuyên.',
      },
      { name: '', words: 'Thời gian nhận hồ sơ nên có cả sáng thứ Bảy cho người đi làm.' },
      { name: 'Ban đại diện cha mẹ học sinh', words: 'Đồng ý với dự thảo. Đề nghị ghi rõ ai trả lời thắc mắc và số điện thoại.' },
      { name: 'Nguyễn Thị Hòa', words: 'Khoản 2 rất tốt, mong làm đúng như vậy.' },
    ],
    synthesis: '',
  },
  closed: {
    title:
      unit.level === 'department' || unit.level === 'district'
        ? 'Dự thảo Quy chế phối hợp giữa nhà trường và gia đình'
        : 'Dự thảo Kế hoạch các khoản thu tự nguyện năm học 2018-2019',
    dossier: 'Lấy ý kiến trước khi ban hành theo quy định về thực hiện dân chủ ở cơ sở.',
    body: 'Điều 1. Nguyên tắc: công khai, tự nguyện, bàn bạc trước khi thực hiện.\n\nĐiều 2. Mỗi học kỳ nhà trường gặp gia đình ít nhất hai lần.\n\nĐiều 3. Ý kiến của gia đình được trả lời trong mười ngày làm việc.',
    comments: [
      { name: 'Trần Văn Lực', words: 'Điều 2 nên ghi rõ một lần giữa kỳ, một lần cuối kỳ.' },
      { name: '', words: 'Mười ngày ở điều 3 hơi lâu với việc gấp của học sinh.' },
      { name: 'Cha mẹ học sinh', words: 'Nhất trí với dự thảo.' },
    ],
    synthesis:
      'Đã nhận 3 góp ý.\n\nTiếp thu: Điều 2 ghi rõ hai lần gặp vào giữa kỳ và cuối kỳ.\n\nGiải trình: mười ngày là hạn chung; việc liên quan an toàn của học sinh được xử lý ngay trong ngày theo quy chế riêng.',
  },
});
