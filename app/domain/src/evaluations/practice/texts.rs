//! The made-up proposals that a council practises on: one for each template of rule set. The texts are ours, no firm's.

use crate::{challenges::Template, proposals::Section};

/// What is written, section by section, in Vietnamese and in English.
pub type Text = [(Section, &'static str, &'static str)];

pub fn title(template: Template) -> (&'static str, &'static str) {
    match template {
        Template::SixCriteria => ("Tra cứu thủ tục bằng giọng nói tại bộ phận một cửa", "Finding procedures by voice at the one-stop desk"),
        Template::Research => {
            ("Nhận dạng rác thải nhựa trên mặt vịnh bằng ảnh vệ tinh", "Recognising plastic waste on the bay in satellite pictures")
        }
        Template::Enterprise => {
            ("Sổ tay sản xuất điện tử cho hợp tác xã nuôi hàu", "An electronic production book for oyster co-operatives")
        }
    }
}

pub fn text(template: Template) -> &'static Text {
    match template {
        Template::SixCriteria => &SIX_CRITERIA,
        Template::Research => &RESEARCH,
        Template::Enterprise => &ENTERPRISE,
    }
}

/// Strong in what it proposes, weak in how it is measured and in what it costs after the first year.
const SIX_CRITERIA: [(Section, &str, &str); 7] = [
    (
        Section::Fit,
        "Người cao tuổi chiếm gần một nửa lượt khách tại bộ phận một cửa và thường phải nhờ cán bộ đọc giúp hướng dẫn. Giải pháp cho phép hỏi bằng giọng nói, trả lời bằng giọng nói và in ra danh mục giấy tờ cần mang theo.",
        "Old people are nearly half of those who come to the one-stop desk and often have to ask staff to read instructions to them. The solution takes a spoken question, answers aloud and prints the list of papers to bring.",
    ),
    (
        Section::Solution,
        "Bộ nhận dạng tiếng nói chạy trên máy đặt tại chỗ, hiểu giọng địa phương của ba vùng trong tỉnh. Câu trả lời lấy nguyên văn từ cơ sở dữ liệu thủ tục, không do máy tự soạn. Khi không hiểu, máy chuyển ngay cho cán bộ.",
        "Speech is recognised on a machine at the desk and understands the accents of three parts of the province. Answers are taken word for word from the database of procedures; none is composed by the machine. What it does not understand goes to a member of staff at once.",
    ),
    (
        Section::Results,
        "Giảm thời gian chờ của người dân. Tăng mức độ hài lòng. Số liệu sẽ được thu thập trong quá trình thí điểm.",
        "Less waiting. More satisfaction. Figures will be collected during the trial.",
    ),
    (
        Section::DataSecurity,
        "Không lưu giọng nói quá 24 giờ và không gửi ra ngoài máy chủ của tỉnh. Chưa có phương án khi cơ sở dữ liệu thủ tục thay đổi cấu trúc.",
        "No voice is kept longer than 24 hours or leaves the province's servers. There is no plan for when the database of procedures changes its structure.",
    ),
    (
        Section::Team,
        "Nhóm gồm hai kỹ sư nhận dạng tiếng nói, một kỹ sư hệ thống và một người từng làm tại bộ phận một cửa cấp huyện. Đã triển khai một sản phẩm tương tự tại một bệnh viện.",
        "Two engineers for speech, one for systems, and somebody who worked at a district's one-stop desk. A similar product was put to use in a hospital.",
    ),
    (
        Section::Plan,
        "Thí điểm ba tháng tại hai địa điểm, mở rộng ra toàn tỉnh trong sáu tháng. Mỗi mốc có điều kiện dừng nếu tỷ lệ hiểu đúng dưới 85 %.",
        "A trial of three months in two places, then the whole province within six. Each stage has a condition to stop: fewer than 85 % understood.",
    ),
    (
        Section::Costs,
        "Thiết bị và phần mềm: 780.000.000 đồng. Vận hành năm thứ nhất: 120.000.000 đồng. Chi phí từ năm thứ hai chưa được nêu.",
        "Devices and software: VND 780,000,000. Running it in the first year: VND 120,000,000. What it costs from the second year on is not said.",
    ),
];

/// A careful overview and method; doubtful use, and a plan without room for bad weather.
const RESEARCH: [(Section, &str, &str); 7] = [
    (
        Section::Fit,
        "Tổng quan 32 công trình về nhận dạng rác thải trên biển; chỉ ra rằng các mô hình hiện có nhầm phao nuôi biển với rác. Nhiệm vụ tập trung vào chính nhầm lẫn này.",
        "An overview of 32 papers on recognising waste at sea shows that present models take buoys of sea farms for waste. The task is about that very mistake.",
    ),
    (
        Section::Solution,
        "Thu thập ảnh bốn mùa, gán nhãn 6.000 vùng ảnh bởi hai người độc lập, đo độ thống nhất giữa hai người. Huấn luyện và so sánh ba mô hình trên cùng một tập kiểm tra giữ kín.",
        "Pictures of four seasons; 6,000 areas labelled by two people independently, whose agreement is measured. Three models are trained and compared on one test set that is kept apart.",
    ),
    (
        Section::Results,
        "Một bộ dữ liệu mở, một mô hình có độ chính xác ít nhất 0,80 trên tập kiểm tra, hai bài báo và bản đồ rác thải theo tuần.",
        "An open data set, a model with a precision of at least 0.80 on the test set, two papers and a weekly map of waste.",
    ),
    (
        Section::DataSecurity,
        "Ảnh vệ tinh công khai. Vị trí lồng nuôi của từng hộ được làm mờ trước khi công bố.",
        "Satellite pictures are public. Where each household has its cages is blurred before anything is published.",
    ),
    (
        Section::Team,
        "Chủ nhiệm có 12 năm nghiên cứu viễn thám; nhóm chưa có người từng làm việc với đơn vị thu gom rác trên vịnh.",
        "The head has worked on remote sensing for 12 years; nobody of the team has worked with those who collect waste on the bay.",
    ),
    (
        Section::Plan,
        "Mười tám tháng. Không có phương án khi mây che trong mùa mưa kéo dài. Đơn vị sử dụng kết quả được mời tham gia ở tháng thứ mười lăm.",
        "Eighteen months. There is no plan for clouds in a long rainy season. Those who are to use the result are asked in from the fifteenth month.",
    ),
    (
        Section::Costs,
        "Công lao động khoa học: 900.000.000 đồng; máy tính: 350.000.000 đồng; khảo sát thực địa: 60.000.000 đồng.",
        "Researchers' work: VND 900,000,000; computers: VND 350,000,000; trips to the bay: VND 60,000,000.",
    ),
];

/// Plain and useful; it says little of who keeps it up.
const ENTERPRISE: [(Section, &str, &str); 7] = [
    (
        Section::Fit,
        "Sáu hợp tác xã nuôi hàu ghi sổ tay giấy; khi bán hàng cần truy xuất nguồn gốc thì không ghép được sổ với lô hàng. Doanh nghiệp thu mua đã trả lại 14 lô trong năm trước.",
        "Six oyster co-operatives keep books on paper; when a buyer asks where a lot comes from, book and lot cannot be put together. Buyers returned 14 lots last year.",
    ),
    (
        Section::Solution,
        "Ứng dụng điện thoại dùng được khi mất sóng, nhập bằng hình và số, không cần gõ chữ. Mỗi bè có một mã in chịu nước.",
        "An application for telephones that works without signal and takes pictures and numbers, without typing. Each raft has a code printed on something that stands water.",
    ),
    (
        Section::Results,
        "Sau 12 tháng: 100 % lô hàng của sáu hợp tác xã truy xuất được; số lô bị trả lại giảm còn không quá 3 lô mỗi năm.",
        "After 12 months every lot of the six co-operatives can be traced, and no more than 3 lots a year are returned.",
    ),
    (
        Section::DataSecurity,
        "Dữ liệu thuộc hợp tác xã. Chưa nêu cách lấy lại dữ liệu khi ngừng sử dụng dịch vụ.",
        "The data belong to the co-operatives. How they get them back when they stop using the service is not said.",
    ),
    (
        Section::Team,
        "Năm người, trong đó hai người là kỹ sư thủy sản sống tại địa phương. Chưa có người phụ trách hỗ trợ sau triển khai.",
        "Five people, two of them aquaculture engineers who live there. Nobody is named for support afterwards.",
    ),
    (
        Section::Plan,
        "Hai tháng thử tại một hợp tác xã, tám tháng mở rộng. Mỗi hợp tác xã cử một người được tập huấn để hướng dẫn người khác.",
        "Two months of trial in one co-operative, eight months to reach all. Each sends somebody who is trained to teach the others.",
    ),
    (
        Section::Costs,
        "Phát triển: 420.000.000 đồng; mã in và thiết bị: 95.000.000 đồng. Phí sử dụng từ năm thứ hai: 1.200.000 đồng mỗi bè, do hợp tác xã tự trả.",
        "Development: VND 420,000,000; codes and devices: VND 95,000,000. From the second year the co-operatives pay VND 1,200,000 for each raft.",
    ),
];
