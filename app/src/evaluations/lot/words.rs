//! Words of the public lot.

words! {
    title(code) = "Bốc thăm công khai, bài toán {code}" | "Public lot, challenge {code}";
    heading = "Bốc thăm công khai" | "The public lot";
    open_lead = "Dùng khi không còn cách phân định nào khác. Khi mở, hệ thống góp một giá trị ngẫu nhiên và công khai ngay mã băm của nó; mỗi thành viên không có xung đột lợi ích với các hồ sơ đồng điểm góp thêm một giá trị. Đến hạn, hoặc khi mọi thành viên đã góp, tất cả được mở cùng lúc và thứ tự được tính ngay. Chỉ mở được một lần; sau đó không ghi được phiếu quyết định." | "The last resort. When it is opened, the site gives a value by chance and its hash is public at once; each member without a conflict with the tied proposals gives one more. At the end of the term, or once every member has given, all are opened at once and the order follows. It can be opened once; after that no casting vote can be given.";
    until = "Hạn góp giá trị" | "Values are given until";
    until_hint = "Từ 1 giờ đến 7 ngày kể từ bây giờ (giờ Việt Nam)." | "From 1 hour to 7 days from now (Viet Nam time).";
    open_button = "Mở bốc thăm" | "Open the lot";
    runs(at) = "Các thành viên góp giá trị đến {at}; sau đó mọi giá trị được mở cùng lúc." | "Members give values until {at}; then all of them are opened at once.";
    gave(gave, invited) = "Đã góp: {gave} trong số {invited} thành viên." | "Have given: {gave} of {invited} members.";
    invited(invited) = "Được góp giá trị: {invited} thành viên." | "Members who may give a value: {invited}.";
    give_lead = "Bấm nút để hệ thống tạo giá trị ngẫu nhiên, hoặc nhập giá trị riêng, ví dụ kết quả gieo xúc xắc. Giá trị được lưu cùng mã băm; hệ thống không hiển thị giá trị cho ai trước khi mở, và không ai cần xác nhận thêm để mở." | "Press the button to have a value made by chance, or type one of your own, such as what dice showed. It is kept with its hash and shown to nobody before all are opened, which takes no further act of yours.";
    value = "Giá trị riêng" | "A value of your own";
    value_hint = "Từ 1 đến 100 ký tự. Để trống thì hệ thống tạo giá trị ngẫu nhiên." | "1 to 100 characters. Left empty, a value is made by chance.";
    give_button = "Góp giá trị" | "Give a value";
    has_given = "Đã nhận giá trị của ông/bà. Giá trị được mở cùng lúc với các giá trị khác." | "Your value has been received. It is opened together with the others.";
    given_title = "Đã góp giá trị" | "Your value has been given";
    given_lead = "Ghi lại ba dòng dưới đây nếu muốn tự kiểm tra. Mã băm có ngay trong danh sách công khai; giá trị và muối chỉ công khai khi tất cả được mở." | "Note the three lines below if you want to check for yourself. The hash is in the public list now; value and salt are public once all are opened.";
    given_once = "Giá trị chỉ hiện một lần này; danh sách công khai không cho biết giá trị nào của ai." | "The value is shown this once only; nothing in the public list tells whose it is.";
    given_value = "Giá trị" | "Value";
    salt = "Muối" | "Salt";
    hash = "Mã băm" | "Hash";
    public = "Trang công khai về lần bốc thăm này" | "The public page of this lot";
    public_lead = "Có hồ sơ đồng điểm mà phiếu đánh giá và bỏ phiếu kín không phân định được. Thứ tự được bốc thăm từ các giá trị do hệ thống và các thành viên Hội đồng góp, không ai chọn được kết quả." | "Some proposals are tied, and neither score sheets nor a secret ballot told them apart. Their order is drawn from values given by the site and by members of the council, so that nobody can choose it.";
    waits = "Trước khi mở, chỉ mã băm được công khai, theo thứ tự của chính mã băm. Giá trị đã được giao cùng mã băm nên không ai rút lại hoặc giữ lại được." | "Until all are opened only hashes are public, in their own order. Values were handed over with their hashes, so nobody can take one back or withhold it.";
    opened = "Mọi giá trị đã được mở." | "All values have been opened.";
    caption = "Các giá trị đã góp, theo thứ tự của mã băm" | "What was given, in the order of the hashes";
    site = "của hệ thống" | "of the site";
    not_open = "chưa mở" | "not opened";
    givers(names) = "Thành viên đã góp: {names}." | "Members who gave: {names}.";
    steps = "Cách tự kiểm tra" | "How to check it";
    step_hash(code) = "Mã băm của mỗi dòng là SHA-256 của “{code}|muối|giá trị”:" | "The hash of each line is the SHA-256 of “{code}|salt|value”:";
    step_seed = "Hạt giống là SHA-256 của các dòng “muối|giá trị” theo thứ tự trên, mỗi dòng kết thúc bằng một dấu xuống dòng:" | "The seed is the SHA-256 of the lines “salt|value” in the order above, each ended by a line break:";
    step_ticket = "Mã thăm của mỗi hồ sơ là SHA-256 của “mã băm khi kết thúc chấm điểm|hạt giống|mã hồ sơ”; mã nhỏ hơn đứng trên:" | "A proposal's ticket is the SHA-256 of “closing hash|seed|proposal code”; the smaller ranks higher:";
    seed = "Hạt giống" | "Seed";
    closing_hash = "Mã băm khi kết thúc chấm điểm" | "Closing hash";
    tickets = "Mã thăm, theo thứ tự đã bốc" | "Tickets, as drawn";
    tickets_later = "Mã thăm của từng hồ sơ được công bố cùng kết quả." | "The tickets of the proposals are published with the result.";
    pending = "Đang bốc thăm công khai về hồ sơ đồng điểm." | "A public lot on the tied proposals is being drawn.";
    on_value(value) = "Bốc thăm theo giá trị công khai {value}: mã nhỏ hơn đứng trên." | "The lot was drawn on the public value {value}: the smaller ticket ranks higher.";
    on_value_how = "Mã của mỗi hồ sơ là SHA-256 của: mã băm khi kết thúc chấm điểm|giá trị|mã hồ sơ. Mã băm khi kết thúc chấm điểm:" | "A proposal's ticket is the SHA-256 of: closing hash|value|code. The closing hash:";
}
