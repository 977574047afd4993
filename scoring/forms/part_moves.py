"""The moves of an appraisal's parts as words of an address and of a button."""

from scoring.core.workflow import AppraisalMove

UPWARDS = (AppraisalMove.CLOSE, AppraisalMove.CONFIRM, AppraisalMove.ACCEPT)
SLUGS = {
    AppraisalMove.CLOSE: "dong",
    AppraisalMove.CONFIRM: "xac-nhan",
    AppraisalMove.ACCEPT: "chap-nhan",
    AppraisalMove.LIFT: "mo-khoa",
    AppraisalMove.RELEASE: "tra-ve",
    AppraisalMove.REOPEN: "mo-lai",
}
BUTTONS = {
    AppraisalMove.CLOSE: "Báo thẩm định xong",
    AppraisalMove.CONFIRM: "Xác nhận",
    AppraisalMove.ACCEPT: "Chấp nhận",
    AppraisalMove.LIFT: "Mở khóa",
    AppraisalMove.RELEASE: "Trả về người thẩm định",
    AppraisalMove.REOPEN: "Mở lại để thẩm định",
}
