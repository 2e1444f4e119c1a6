<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Account</name>
    <message>
        <source>Asset</source>
        <translation>资产</translation>
    </message>
    <message>
        <source>Liability</source>
        <translation>负债</translation>
    </message>
    <message>
        <source>Equity</source>
        <translation>所有者权益</translation>
    </message>
    <message>
        <source>Production cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Income</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>Expense</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Debit</source>
        <translation>借方</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>贷方</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Cash on hand</source>
        <translation>库存现金</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>银行</translation>
    </message>
    <message>
        <source>Receivables from customers</source>
        <translation>应收账款</translation>
    </message>
    <message>
        <source>Payables to suppliers</source>
        <translation>应付账款</translation>
    </message>
    <message>
        <source>Goods received, not invoiced</source>
        <translation>暂估应付（货到票未到）</translation>
    </message>
    <message>
        <source>Inventory</source>
        <translation>存货</translation>
    </message>
    <message>
        <source>Work in progress</source>
        <translation>在产品</translation>
    </message>
    <message>
        <source>Input VAT</source>
        <translation>进项税额</translation>
    </message>
    <message>
        <source>Output VAT</source>
        <translation>销项税额</translation>
    </message>
    <message>
        <source>Revenue from goods</source>
        <translation>商品销售收入</translation>
    </message>
    <message>
        <source>Revenue from services</source>
        <translation>服务收入</translation>
    </message>
    <message>
        <source>Cost of sales</source>
        <translation>销售成本</translation>
    </message>
    <message>
        <source>Purchase price variance</source>
        <translation>采购价差</translation>
    </message>
    <message>
        <source>Stocktaking gain</source>
        <translation>盘盈</translation>
    </message>
    <message>
        <source>Stocktaking loss</source>
        <translation>盘亏</translation>
    </message>
    <message>
        <source>Purchased services</source>
        <translation>外购服务</translation>
    </message>
    <message>
        <source>Bank charges</source>
        <translation>银行手续费</translation>
    </message>
    <message>
        <source>Exchange gain</source>
        <translation>汇兑收益</translation>
    </message>
    <message>
        <source>Exchange loss</source>
        <translation>汇兑损失</translation>
    </message>
    <message>
        <source>Rounding difference</source>
        <translation>尾差</translation>
    </message>
    <message>
        <source>Profit for the year</source>
        <translation>本年利润</translation>
    </message>
    <message>
        <source>Retained earnings</source>
        <translation>未分配利润</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>科目</translation>
    </message>
    <message>
        <source>Chart of accounts</source>
        <translation>会计科目表</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name in the other language</source>
        <translation>另一语言的名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Normal side</source>
        <translation>余额方向</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>上级</translation>
    </message>
    <message>
        <source>Used by documents as</source>
        <translation>单据中的用途</translation>
    </message>
    <message>
        <source>Cash or bank</source>
        <translation>现金或银行</translation>
    </message>
    <message>
        <source>By customer or supplier</source>
        <translation>按往来单位核算</translation>
    </message>
    <message>
        <source>Keeps open items</source>
        <translation>保留未清项</translation>
    </message>
    <message>
        <source>Has sub-accounts</source>
        <translation>有下级科目</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Cash flow when received</source>
        <translation>收款时的现金流量项目</translation>
    </message>
    <message>
        <source>Cash flow when paid</source>
        <translation>付款时的现金流量项目</translation>
    </message>
</context>
<context>
    <name>Activity</name>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>拜访</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>跟进活动</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>跟进活动</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Customer or supplier</source>
        <translation>客户或供应商</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Opportunity</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Done at</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>Address</name>
    <message>
        <source>Shipping</source>
        <translation>收货</translation>
    </message>
    <message>
        <source>Billing</source>
        <translation>开票</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Used for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家</translation>
    </message>
    <message>
        <source>Province or state</source>
        <translation>省份</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>邮政编码</translation>
    </message>
    <message>
        <source>Receiver</source>
        <translation>收件人</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
</context>
<context>
    <name>CashFlowItem</name>
    <message>
        <source>No cash flow</source>
        <translation>不涉及现金流量</translation>
    </message>
    <message>
        <source>Received from sales of goods and services</source>
        <translation>销售产成品、商品、提供劳务收到的现金</translation>
    </message>
    <message>
        <source>Other operating receipts</source>
        <translation>收到其他与经营活动有关的现金</translation>
    </message>
    <message>
        <source>Paid for materials, goods and services</source>
        <translation>购买原材料、商品、接受劳务支付的现金</translation>
    </message>
    <message>
        <source>Paid to and for employees</source>
        <translation>支付的职工薪酬</translation>
    </message>
    <message>
        <source>Taxes paid</source>
        <translation>支付的税费</translation>
    </message>
    <message>
        <source>Other operating payments</source>
        <translation>支付其他与经营活动有关的现金</translation>
    </message>
    <message>
        <source>Received from sold or repaid investments</source>
        <translation>收回投资收到的现金</translation>
    </message>
    <message>
        <source>Investment income received</source>
        <translation>取得投资收益收到的现金</translation>
    </message>
    <message>
        <source>Received from disposal of long-term assets</source>
        <translation>处置长期资产收回的现金净额</translation>
    </message>
    <message>
        <source>Paid for investments</source>
        <translation>投资支付的现金</translation>
    </message>
    <message>
        <source>Paid for long-term assets</source>
        <translation>购建长期资产支付的现金</translation>
    </message>
    <message>
        <source>Loans received</source>
        <translation>取得借款收到的现金</translation>
    </message>
    <message>
        <source>Capital paid in by owners</source>
        <translation>吸收投资者投资收到的现金</translation>
    </message>
    <message>
        <source>Loans repaid</source>
        <translation>偿还借款本金支付的现金</translation>
    </message>
    <message>
        <source>Interest paid</source>
        <translation>偿还借款利息支付的现金</translation>
    </message>
    <message>
        <source>Profit distributed to owners</source>
        <translation>分配利润支付的现金</translation>
    </message>
</context>
<context>
    <name>Company</name>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Currency of the books</source>
        <translation>记账本位币</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家</translation>
    </message>
    <message>
        <source>Tax number</source>
        <translation>税号</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Bank account</source>
        <translation>银行账号</translation>
    </message>
    <message>
        <source>Chart of accounts</source>
        <translation>会计科目表</translation>
    </message>
    <message>
        <source>Fiscal year begins in month</source>
        <translation>会计年度起始月份</translation>
    </message>
    <message>
        <source>Months of closed documents on devices (0: all)</source>
        <translation>设备保留已结单据的月数（0：全部）</translation>
    </message>
    <message>
        <source>Devices hold closed documents since</source>
        <translation>设备保留已结单据起始日</translation>
    </message>
</context>
<context>
    <name>Consequence</name>
    <message>
        <source>Nobody can work with this device any more, with or without the server, as soon as it notices. What it has not sent yet stays on it.</source>
        <translation>该设备一旦得知，无论是否连接服务器都无法再使用。尚未发送的内容留在设备上。</translation>
    </message>
    <message>
        <source>The device erases everything that it holds at its next contact. What it has not sent yet is lost.</source>
        <translation>该设备下次联系服务器时会清除全部数据，尚未发送的内容将丢失。</translation>
    </message>
    <message>
        <source>What is reserved for the order is free for others. A cancelled order cannot be brought back.</source>
        <translation>为该订单预留的货物将释放。取消的订单不能恢复。</translation>
    </message>
    <message>
        <source>Nothing is expected from the supplier any more. A cancelled order cannot be brought back.</source>
        <translation>不再等待供应商发货。取消的订单不能恢复。</translation>
    </message>
    <message>
        <source>A reversing voucher is booked, and what was paid is open again.</source>
        <translation>将生成一张冲销凭证，已核销的款项重新变为未结。</translation>
    </message>
    <message>
        <source>A declined quotation cannot become an order any more.</source>
        <translation>被拒绝的报价单不能再转为订单。</translation>
    </message>
</context>
<context>
    <name>Contact</name>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Job title</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>Main contact</source>
        <translation>主要联系人</translation>
    </message>
    <message>
        <source>Do not call</source>
        <translation>请勿致电</translation>
    </message>
    <message>
        <source>Do not mail</source>
        <translation>请勿发邮件</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>DateText</name>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
</context>
<context>
    <name>Delivery</name>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>已过账</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>明细行</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>明细行</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Line of the order</source>
        <translation>订单行</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>发货单</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>发货单</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Draft number</source>
        <translation>草稿号</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Sales order</source>
        <translation>销售订单</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Warehouse</source>
        <translation>仓库</translation>
    </message>
    <message>
        <source>Ship to</source>
        <translation>收货地址</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>承运商</translation>
    </message>
    <message>
        <source>Tracking number</source>
        <translation>运单号</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>过账</translation>
    </message>
</context>
<context>
    <name>Device</name>
    <message>
        <source>Active</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Wiped</source>
        <translation>已擦除</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Program version</source>
        <translation>程序版本</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>最近登录</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Erase remotely</source>
        <translation>远程抹除</translation>
    </message>
    <message>
        <source>Days without contact</source>
        <translation>可不联系天数</translation>
    </message>
    <message>
        <source>Days without contact (0: as the role says)</source>
        <translation>可不联系天数（0：按角色规定）</translation>
    </message>
    <message>
        <source>Set days without contact</source>
        <translation>设置可不联系天数</translation>
    </message>
</context>
<context>
    <name>DocumentKinds</name>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>已订购</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>发货</translation>
    </message>
    <message>
        <source>Invoiced</source>
        <translation>开票</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Billed</source>
        <translation>已开票</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>已过账</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>This choice is not known. Pick one from the list.</source>
        <translation>没有这个选项，请从列表中选择。</translation>
    </message>
    <message>
        <source>This is not a date. Write it as 2026-03-31.</source>
        <translation>日期无法识别，请写成 2026-03-31 的形式。</translation>
    </message>
    <message>
        <source>This must be filled in.</source>
        <translation>此项必须填写。</translation>
    </message>
    <message>
        <source>This field is filled in by the program and cannot be changed.</source>
        <translation>此字段由程序填写，不能修改。</translation>
    </message>
    <message>
        <source>Your role does not show this field, so it cannot be filtered or sorted by.</source>
        <translation>您的角色看不到此字段，因此不能按它筛选或排序。</translation>
    </message>
    <message>
        <source>This condition cannot be understood.</source>
        <translation>无法理解此条件。</translation>
    </message>
    <message>
        <source>This is not the identifier of a record.</source>
        <translation>这不是有效的记录标识。</translation>
    </message>
    <message>
        <source>This would divide by zero.</source>
        <translation>这里会除以零。</translation>
    </message>
    <message>
        <source>This is not a number.</source>
        <translation>这不是数字。</translation>
    </message>
    <message>
        <source>This number is too large.</source>
        <translation>数字过大。</translation>
    </message>
    <message>
        <source>This number has too many digits after the point.</source>
        <translation>小数位数过多。</translation>
    </message>
    <message>
        <source>The report does not know this setting.</source>
        <translation>报表没有这个参数。</translation>
    </message>
    <message>
        <source>What this refers to is not there any more, or you may not see it. Choose again.</source>
        <translation>所引用的内容已不存在，或您无权查看。请重新选择。</translation>
    </message>
    <message>
        <source>This text is too long.</source>
        <translation>文字过长。</translation>
    </message>
    <message>
        <source>This value does not fit the field.</source>
        <translation>此值不适合该字段。</translation>
    </message>
    <message>
        <source>Another record already has this value. Choose a different one.</source>
        <translation>已有其他记录使用此值，请换一个。</translation>
    </message>
    <message>
        <source>This rests on something of yours that was refused. Mend that first, then send this again.</source>
        <translation>它依赖的您的另一项操作被拒绝。请先处理那一项，再重新发送。</translation>
    </message>
    <message>
        <source>Somebody else changed the same field in the meantime. Decide which value stays.</source>
        <translation>其间有人改了同一字段，请决定保留哪个值。</translation>
    </message>
    <message>
        <source>A list may be read in pages of at most %maximum rows.</source>
        <translation>列表每页最多读取 %maximum 行。</translation>
    </message>
    <message>
        <source>Entries of this kind are only added, never changed or deleted.</source>
        <translation>此类记录只能新增，不能修改或删除。</translation>
    </message>
    <message>
        <source>This record was already saved.</source>
        <translation>此记录已经保存过。</translation>
    </message>
    <message>
        <source>Other records still refer to this one. Archive it instead.</source>
        <translation>仍有其他记录引用它，请改为归档。</translation>
    </message>
    <message>
        <source>This record is not there any more, or you may not see it.</source>
        <translation>记录已不存在，或您无权查看。</translation>
    </message>
    <message>
        <source>Somebody else changed this record in the meantime. Look at the new state and make your change again.</source>
        <translation>其间有人修改了此记录。请查看最新内容后再修改。</translation>
    </message>
    <message>
        <source>An amount cannot be negative here.</source>
        <translation>此处金额不能为负。</translation>
    </message>
    <message>
        <source>Documents are kept in %currency, the currency of the books.</source>
        <translation>单据以记账本位币 %currency 记录。</translation>
    </message>
    <message>
        <source>The last day must not be before the first.</source>
        <translation>截止日期不能早于起始日期。</translation>
    </message>
    <message>
        <source>A discount is between 0 and 100 %.</source>
        <translation>折扣应在 0 到 100 % 之间。</translation>
    </message>
    <message>
        <source>This number cannot be negative.</source>
        <translation>此数字不能为负。</translation>
    </message>
    <message>
        <source>A price cannot be negative.</source>
        <translation>价格不能为负。</translation>
    </message>
    <message>
        <source>A quantity cannot be negative.</source>
        <translation>数量不能为负。</translation>
    </message>
    <message>
        <source>Enter a quantity above zero.</source>
        <translation>请输入大于零的数量。</translation>
    </message>
    <message>
        <source>This unit allows %digits decimal places.</source>
        <translation>此单位允许 %digits 位小数。</translation>
    </message>
    <message>
        <source>This rate is between 0 and 100 %; zero where nothing is charged.</source>
        <translation>税率应在 0 到 100 % 之间；不征税时填零。</translation>
    </message>
    <message>
        <source>The value of goods cannot be negative.</source>
        <translation>货物价值不能为负。</translation>
    </message>
    <message>
        <source>A category cannot be part of itself.</source>
        <translation>类别不能属于它自己。</translation>
    </message>
    <message>
        <source>A unit has between 0 and 6 decimal places.</source>
        <translation>单位的小数位数为 0 到 6 位。</translation>
    </message>
    <message>
        <source>%party is not marked as a customer.</source>
        <translation>%party 未标记为客户。</translation>
    </message>
    <message>
        <source>%party is not marked as a supplier.</source>
        <translation>%party 未标记为供应商。</translation>
    </message>
    <message>
        <source>Stock is already counted in the old unit. Make a new product instead.</source>
        <translation>库存已按原单位核算，请新建产品。</translation>
    </message>
    <message>
        <source>This already is the unit in which stock is kept.</source>
        <translation>这已经是库存单位。</translation>
    </message>
    <message>
        <source>%product is not bought or sold in this unit. Add the unit to the product first.</source>
        <translation>%product 不按此单位买卖，请先为产品添加该单位。</translation>
    </message>
    <message>
        <source>A unit holds a whole number of another above zero.</source>
        <translation>一个单位须包含大于零的整数个另一单位。</translation>
    </message>
    <message>
        <source>Enter at least one line.</source>
        <translation>请至少输入一行。</translation>
    </message>
    <message>
        <source>This document has taken effect and cannot be changed any more. Correct it by a new one.</source>
        <translation>此单据已生效，不能再修改。请用新单据更正。</translation>
    </message>
    <message>
        <source>This line does not belong to the order.</source>
        <translation>此行不属于该订单。</translation>
    </message>
    <message>
        <source>Enter at least one line before you confirm the order.</source>
        <translation>确认订单前请至少输入一行。</translation>
    </message>
    <message>
        <source>This is not possible in the present state of the document.</source>
        <translation>单据当前状态下不能这样做。</translation>
    </message>
    <message>
        <source>%product is on the list twice.</source>
        <translation>%product 在清单中出现了两次。</translation>
    </message>
    <message>
        <source>%product is a service and has no stock.</source>
        <translation>%product 是服务，没有库存。</translation>
    </message>
    <message>
        <source>Of %product only %available are available, %wanted are needed.</source>
        <translation>%product 可用 %available，需要 %wanted。</translation>
    </message>
    <message>
        <source>There is no warehouse yet. Add one first.</source>
        <translation>还没有仓库，请先新建一个。</translation>
    </message>
    <message>
        <source>Of %product only %open are received and not billed yet; this is for %wanted.</source>
        <translation>%product 已收未开票的只有 %open，本单为 %wanted。</translation>
    </message>
    <message>
        <source>%product is stocked, so it is billed from its purchase order.</source>
        <translation>%product 是库存产品，请从其采购订单开票。</translation>
    </message>
    <message>
        <source>Nothing is received that is not billed yet.</source>
        <translation>没有已收而未开票的货物。</translation>
    </message>
    <message>
        <source>Everything on this order has been received.</source>
        <translation>此订单的货物已全部收到。</translation>
    </message>
    <message>
        <source>Part of this order is received or billed already, so it cannot be cancelled.</source>
        <translation>此订单已部分收货或开票，不能取消。</translation>
    </message>
    <message>
        <source>Of %product only %open are still to come; this is for %wanted.</source>
        <translation>%product 尚待到货的只有 %open，本单为 %wanted。</translation>
    </message>
    <message>
        <source>This invoice of the supplier is already entered as %number.</source>
        <translation>供应商的这张发票已录入为 %number。</translation>
    </message>
    <message>
        <source>With this order the customer would owe %exposure; his limit is %limit. Ask for a release.</source>
        <translation>加上此订单，客户将欠 %exposure，信用额度为 %limit。请申请放行。</translation>
    </message>
    <message>
        <source>%party is on credit hold. Ask for a release.</source>
        <translation>%party 已被信用冻结，请申请放行。</translation>
    </message>
    <message>
        <source>Of %product only %open are still to be delivered; this is for %wanted.</source>
        <translation>%product 尚待发货的只有 %open，本单为 %wanted。</translation>
    </message>
    <message>
        <source>Of %product only %open are delivered and not invoiced yet; this is for %wanted.</source>
        <translation>%product 已发未开票的只有 %open，本单为 %wanted。</translation>
    </message>
    <message>
        <source>Everything on this order has been delivered.</source>
        <translation>此订单的货物已全部发出。</translation>
    </message>
    <message>
        <source>Nothing is delivered that is not invoiced yet.</source>
        <translation>没有已发而未开票的货物。</translation>
    </message>
    <message>
        <source>Part of this order is delivered or invoiced already, so it cannot be cancelled.</source>
        <translation>此订单已部分发货或开票，不能取消。</translation>
    </message>
    <message>
        <source>The price of %product was %price and is %now now. Decide which one holds.</source>
        <translation>%product 的价格原为 %price，现为 %now。请决定以哪个为准。</translation>
    </message>
    <message>
        <source>%product can be there on %promised, not on %requested.</source>
        <translation>%product 可在 %promised 到货，而不是 %requested。</translation>
    </message>
    <message>
        <source>This quotation was valid until %date. Make a new one.</source>
        <translation>此报价有效期至 %date，请重新报价。</translation>
    </message>
    <message>
        <source>This is already done.</source>
        <translation>这已经完成。</translation>
    </message>
    <message>
        <source>This lead has become a customer and does not change any more.</source>
        <translation>此线索已转为客户，不再变更。</translation>
    </message>
    <message>
        <source>Use “Convert” to make a customer of the lead.</source>
        <translation>请用“转化”把线索转为客户。</translation>
    </message>
    <message>
        <source>Say why the sale was lost.</source>
        <translation>请说明丢单原因。</translation>
    </message>
    <message>
        <source>The pipeline has no open stage. Add one first.</source>
        <translation>销售管道没有进行中的阶段，请先新建一个。</translation>
    </message>
    <message>
        <source>Somebody must be able to administer. Give another active user all rights first.</source>
        <translation>必须有人能管理系统。请先把全部权限授予另一位有效用户。</translation>
    </message>
    <message>
        <source>This was sent before with other contents. Try again.</source>
        <translation>同一编号此前以不同内容发送过，请重试。</translation>
    </message>
    <message>
        <source>The server does not know the command %name. Its version may be older than this program.</source>
        <translation>服务器不认识命令 %name，其版本可能比本程序旧。</translation>
    </message>
    <message>
        <source>The server is older than this program and cannot do %name as you asked. Have the server updated.</source>
        <translation>服务器比本程序旧，不能按要求执行 %name。请更新服务器。</translation>
    </message>
    <message>
        <source>This database already holds a company.</source>
        <translation>此数据库中已有公司。</translation>
    </message>
    <message>
        <source>No company has been founded in this database yet. Run kontor-admin init.</source>
        <translation>此数据库中尚未建立公司，请运行 kontor-admin init。</translation>
    </message>
    <message>
        <source>This needs a device that has signed in by name.</source>
        <translation>此操作需要已登记名称的设备。</translation>
    </message>
    <message>
        <source>The right %grant does not exist.</source>
        <translation>权限 %grant 不存在。</translation>
    </message>
    <message>
        <source>The module %module is switched off for your company.</source>
        <translation>贵公司未启用模块 %module。</translation>
    </message>
    <message>
        <source>Your role does not allow this. Ask your administrator.</source>
        <translation>您的角色不允许此操作，请联系管理员。</translation>
    </message>
    <message>
        <source>The server is out of memory. Try again in a moment.</source>
        <translation>服务器内存不足，请稍后重试。</translation>
    </message>
    <message>
        <source>A password needs at least %minimum characters.</source>
        <translation>密码至少需要 %minimum 个字符。</translation>
    </message>
    <message>
        <source>The old password is not right.</source>
        <translation>旧密码不正确。</translation>
    </message>
    <message>
        <source>The server does not know the report %name.</source>
        <translation>服务器不认识报表 %name。</translation>
    </message>
    <message>
        <source>You are not signed in any more. Sign in again.</source>
        <translation>您已退出登录，请重新登录。</translation>
    </message>
    <message>
        <source>You cannot delete yourself.</source>
        <translation>不能删除自己。</translation>
    </message>
    <message>
        <source>The file %path cannot be written. Choose another folder, or free some space.</source>
        <translation>文件 %path 无法写入。请换一个文件夹，或腾出空间。</translation>
    </message>
    <message>
        <source>There is no printed form for: %entity.</source>
        <translation>没有对应的打印格式：%entity。</translation>
    </message>
    <message>
        <source>The code of an account cannot be changed. Make a new account instead.</source>
        <translation>科目编码不能修改，请新建科目。</translation>
    </message>
    <message>
        <source>A code has 4 digits and 2 more for each level below, at most 10.</source>
        <translation>编码为 4 位数字，每下一级再加 2 位，最多 10 位。</translation>
    </message>
    <message>
        <source>%account has sub-accounts. Choose one of them.</source>
        <translation>%account 有下级科目，请选择其中之一。</translation>
    </message>
    <message>
        <source>%account already has journal lines, so this cannot be changed any more.</source>
        <translation>%account 已有分录，不能再修改此项。</translation>
    </message>
    <message>
        <source>Documents post to %account. Give this use to another account first.</source>
        <translation>单据要记入 %account，请先把此用途交给其他科目。</translation>
    </message>
    <message>
        <source>The account %account is not in use any more.</source>
        <translation>科目 %account 已停用。</translation>
    </message>
    <message>
        <source>Open items are kept for each customer or supplier, so the account must be kept by them too.</source>
        <translation>未清项按往来单位保留，因此科目也必须按往来单位核算。</translation>
    </message>
    <message>
        <source>A sub-account must be of the same kind as %account.</source>
        <translation>下级科目的类型必须与 %account 相同。</translation>
    </message>
    <message>
        <source>%account is not kept by customers and suppliers.</source>
        <translation>%account 不按往来单位核算。</translation>
    </message>
    <message>
        <source>There is no account %code that this one could belong to.</source>
        <translation>没有可作上级的科目 %code。</translation>
    </message>
    <message>
        <source>Say which customer or supplier: %account is kept by them.</source>
        <translation>请注明客户或供应商：%account 按往来单位核算。</translation>
    </message>
    <message>
        <source>No account in the chart is used by documents as “%role”.</source>
        <translation>科目表中没有用作“%role”的科目。</translation>
    </message>
    <message>
        <source>Documents already post to %account. Take this use away from it first.</source>
        <translation>单据已在使用 %account，请先取消其用途。</translation>
    </message>
    <message>
        <source>The books do not balance: debit %debit, credit %credit. Have the database checked.</source>
        <translation>账不平：借方 %debit，贷方 %credit。请检查数据库。</translation>
    </message>
    <message>
        <source>The company keeps no chart of accounts.</source>
        <translation>公司没有会计科目表。</translation>
    </message>
    <message>
        <source>There is no chart of accounts “%chart”.</source>
        <translation>没有会计科目表“%chart”。</translation>
    </message>
    <message>
        <source>This cannot be dated before %date.</source>
        <translation>日期不能早于 %date。</translation>
    </message>
    <message>
        <source>Nothing is open on %document.</source>
        <translation>%document 没有未清金额。</translation>
    </message>
    <message>
        <source>The entry has no lines.</source>
        <translation>凭证没有分录。</translation>
    </message>
    <message>
        <source>Entries of this kind are made by the program only.</source>
        <translation>此类凭证只能由程序生成。</translation>
    </message>
    <message>
        <source>Line %line needs an amount either on the debit or on the credit side.</source>
        <translation>第 %line 行须在借方或贷方之一填写金额。</translation>
    </message>
    <message>
        <source>Debit %debit and credit %credit differ.</source>
        <translation>借方 %debit 与贷方 %credit 不相等。</translation>
    </message>
    <message>
        <source>The entry is posted already.</source>
        <translation>凭证已经过账。</translation>
    </message>
    <message>
        <source>The entry is not posted yet.</source>
        <translation>凭证尚未过账。</translation>
    </message>
    <message>
        <source>The entry belongs to %document. Cancel the document, and the entry goes with it.</source>
        <translation>此凭证属于 %document。请取消该单据，凭证随之冲销。</translation>
    </message>
    <message>
        <source>A posted entry is final. Reverse it and post another.</source>
        <translation>已过账的凭证不可更改。请冲销后另行过账。</translation>
    </message>
    <message>
        <source>The entry was reversed already, by %number.</source>
        <translation>凭证已由 %number 冲销。</translation>
    </message>
    <message>
        <source>Line %line has more decimals than the currency of the books.</source>
        <translation>第 %line 行的小数位数多于记账本位币。</translation>
    </message>
    <message>
        <source>%document is settled in part. Cancel the payment first.</source>
        <translation>%document 已部分结清，请先取消收付款。</translation>
    </message>
    <message>
        <source>Nothing is open on this document.</source>
        <translation>此单据没有未清金额。</translation>
    </message>
    <message>
        <source>Opening balances stand before %date, the first day of the books.</source>
        <translation>期初余额应在账套首日 %date 之前。</translation>
    </message>
    <message>
        <source>Choose a cash or bank account.</source>
        <translation>请选择现金或银行科目。</translation>
    </message>
    <message>
        <source>The amount must be above zero.</source>
        <translation>金额必须大于零。</translation>
    </message>
    <message>
        <source>The payment is posted already.</source>
        <translation>收付款单已过账。</translation>
    </message>
    <message>
        <source>The payment is not posted.</source>
        <translation>收付款单尚未过账。</translation>
    </message>
    <message>
        <source>The payment of %amount cannot settle %allocated.</source>
        <translation>金额 %amount 不足以结清 %allocated。</translation>
    </message>
    <message>
        <source>The number of days must be between 0 and 3650.</source>
        <translation>天数应在 0 到 3650 之间。</translation>
    </message>
    <message>
        <source>There is no open accounting period for %date. Reopen the period or open the fiscal year first.</source>
        <translation>%date 没有打开的会计期间。请反结账或先建立会计年度。</translation>
    </message>
    <message>
        <source>Period %period is closed already.</source>
        <translation>期间 %period 已经结账。</translation>
    </message>
    <message>
        <source>Close %period first: periods are closed in order.</source>
        <translation>请先结账 %period：期间须按顺序结账。</translation>
    </message>
    <message>
        <source>The fiscal year is there already: it has period %period.</source>
        <translation>会计年度已存在：已有期间 %period。</translation>
    </message>
    <message>
        <source>Period %period still has draft entries (%count). Post or delete them first.</source>
        <translation>期间 %period 还有 %count 张草稿凭证，请先过账或删除。</translation>
    </message>
    <message>
        <source>Reopen %period first: only the latest closed period can be reopened.</source>
        <translation>请先反结账 %period：只能反结账最近一个已结账期间。</translation>
    </message>
    <message>
        <source>Period %period is not closed.</source>
        <translation>期间 %period 尚未结账。</translation>
    </message>
    <message>
        <source>This would have more than %limit rows. Choose a shorter time or fewer accounts.</source>
        <translation>结果会超过 %limit 行，请缩短时间或减少科目。</translation>
    </message>
    <message>
        <source>Only amounts of the same party and account can be settled against each other.</source>
        <translation>只有同一往来单位、同一科目的金额才能互相结清。</translation>
    </message>
    <message>
        <source>The amount to settle must be above zero.</source>
        <translation>结清金额必须大于零。</translation>
    </message>
    <message>
        <source>Only %open is open on %document.</source>
        <translation>%document 的未清金额只有 %open。</translation>
    </message>
    <message>
        <source>The answer is too long to be sent. Ask for less at once.</source>
        <translation>结果过长，无法发送，请减少一次请求的内容。</translation>
    </message>
    <message>
        <source>This was cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>The server at this address is not the one that you have trusted: its certificate has changed. If your administrator has not announced that, somebody may be listening in. (Now %fingerprint, before %expected.)</source>
        <translation>此地址的服务器不是您信任的那一台：证书已变更。如果管理员没有通知过，可能有人在窃听。（现为 %fingerprint，原为 %expected。）</translation>
    </message>
    <message>
        <source>This server is not known here yet. Compare its fingerprint with the one that your administrator gave you: %fingerprint</source>
        <translation>这台服务器是第一次连接。请与管理员给您的指纹核对：%fingerprint</translation>
    </message>
    <message>
        <source>The connection to the server broke.</source>
        <translation>与服务器的连接已断开。</translation>
    </message>
    <message>
        <source>This program does not know “%entity”: the other side has another version.</source>
        <translation>本程序不认识“%entity”：对方版本不同。</translation>
    </message>
    <message>
        <source>What arrived is not understood. The other side may have another version.</source>
        <translation>收到的内容无法理解，对方版本可能不同。</translation>
    </message>
    <message>
        <source>What arrived is longer than allowed (%limit bytes).</source>
        <translation>收到的内容超过允许的长度（%limit 字节）。</translation>
    </message>
    <message>
        <source>The program did not introduce itself to the server. It is probably not Kontor.</source>
        <translation>对方没有向服务器表明身份，可能不是 Kontor。</translation>
    </message>
    <message>
        <source>The program did not introduce itself to the server in time.</source>
        <translation>程序未能及时向服务器表明身份。</translation>
    </message>
    <message>
        <source>What arrived is not understood (%detail). The other side may have another version.</source>
        <translation>收到的内容无法理解（%detail），对方版本可能不同。</translation>
    </message>
    <message>
        <source>The program spoke to the server out of turn.</source>
        <translation>程序与服务器的通信次序有误。</translation>
    </message>
    <message>
        <source>The server does not know what was asked of it (%type). It may be older than this program.</source>
        <translation>服务器不认识这个请求（%type），可能版本较旧。</translation>
    </message>
    <message>
        <source>This needs the server, and there is no connection at the moment. It works again as soon as the connection is back.</source>
        <translation>此操作需要服务器，目前没有连接。连接恢复后即可使用。</translation>
    </message>
    <message>
        <source>The other side has not answered for a while, so the connection was given up.</source>
        <translation>对方长时间没有应答，连接已放弃。</translation>
    </message>
    <message>
        <source>The other side takes its data too slowly, so the connection was given up.</source>
        <translation>对方接收数据过慢，连接已放弃。</translation>
    </message>
    <message>
        <source>This program and the server cannot talk to each other: the server has version %version. Install the program of the same version.</source>
        <translation>本程序与服务器无法通信：服务器版本为 %version。请安装相同版本的程序。</translation>
    </message>
    <message>
        <source>There is no computer named “%host”. Check the server&apos;s name.</source>
        <translation>找不到名为“%host”的计算机，请检查服务器名称。</translation>
    </message>
    <message>
        <source>No server answers at %host, port %port. Check the address, and whether the server runs.</source>
        <translation>%host 端口 %port 没有服务器应答。请检查地址，以及服务器是否在运行。</translation>
    </message>
    <message>
        <source>The server is stopping. Try again in a few minutes.</source>
        <translation>服务器正在停止，请几分钟后重试。</translation>
    </message>
    <message>
        <source>The server %host cannot be reached (%detail).</source>
        <translation>无法连接服务器 %host（%detail）。</translation>
    </message>
    <message>
        <source>You have signed in with the same device somewhere else, so this connection was closed.</source>
        <translation>您已在别处用同一设备登录，此连接已关闭。</translation>
    </message>
    <message>
        <source>Sign in first.</source>
        <translation>请先登录。</translation>
    </message>
    <message>
        <source>Nobody signed in within the time that the server waits.</source>
        <translation>在服务器等待的时间内没有登录。</translation>
    </message>
    <message>
        <source>The name or the password is wrong.</source>
        <translation>用户名或密码错误。</translation>
    </message>
    <message>
        <source>Too many wrong passwords: this user may sign in again in %seconds seconds.</source>
        <translation>密码错误次数过多：此用户可在 %seconds 秒后再登录。</translation>
    </message>
    <message>
        <source>This user is switched off. Ask your administrator.</source>
        <translation>此用户已停用，请联系管理员。</translation>
    </message>
    <message>
        <source>This device may not sign in any more. Ask your administrator.</source>
        <translation>此设备不能再登录，请联系管理员。</translation>
    </message>
    <message>
        <source>This device was reported lost: what it held has been removed.</source>
        <translation>此设备已报失：其中的数据已被清除。</translation>
    </message>
    <message>
        <source>Too many failed attempts to sign in from here. Wait %seconds seconds.</source>
        <translation>从此处登录失败次数过多，请等待 %seconds 秒。</translation>
    </message>
    <message>
        <source>The server did not answer in time. Try again.</source>
        <translation>服务器未及时应答，请重试。</translation>
    </message>
    <message>
        <source>There is something else than a Kontor server at %host, port %port (%detail).</source>
        <translation>%host 端口 %port 上不是 Kontor 服务器（%detail）。</translation>
    </message>
    <message>
        <source>More was asked of the server at once than it takes (%limit).</source>
        <translation>一次向服务器提出的请求过多（%limit）。</translation>
    </message>
    <message>
        <source>More long messages were sent at once than allowed.</source>
        <translation>一次发送的长消息过多。</translation>
    </message>
    <message>
        <source>The server cannot listen on %address, port %port: %detail</source>
        <translation>服务器无法监听 %address 端口 %port：%detail</translation>
    </message>
    <message>
        <source>%file holds no certificate, or no key that belongs to it.</source>
        <translation>%file 中没有证书，或没有与之对应的密钥。</translation>
    </message>
    <message>
        <source>There is no setting named “%key”.</source>
        <translation>没有名为“%key”的设置。</translation>
    </message>
    <message>
        <source>Line %line of %file is no setting: it must read name = value.</source>
        <translation>%file 第 %line 行不是设置：应写成 name = value。</translation>
    </message>
    <message>
        <source>“%value” is not possible for the setting %key.</source>
        <translation>设置 %key 不能为“%value”。</translation>
    </message>
    <message>
        <source>Another server uses the data directory %file.</source>
        <translation>另一台服务器正在使用数据目录 %file。</translation>
    </message>
    <message>
        <source>The file %file cannot be read.</source>
        <translation>文件 %file 无法读取。</translation>
    </message>
    <message>
        <source>The file %file cannot be written.</source>
        <translation>文件 %file 无法写入。</translation>
    </message>
    <message>
        <source>The OpenSSL library is missing, so there are no safe connections. Install the package openssl.</source>
        <translation>缺少 OpenSSL 库，无法建立安全连接。请安装软件包 openssl。</translation>
    </message>
    <message>
        <source>The database is busy. Try again in a moment.</source>
        <translation>数据库繁忙，请稍后重试。</translation>
    </message>
    <message>
        <source>The database reported a failure: %detail</source>
        <translation>数据库报告错误：%detail</translation>
    </message>
    <message>
        <source>The database was written by a newer version of the program (%found; this one knows up to %known). Install the newer version.</source>
        <translation>数据库由更新版本的程序写入（%found；本程序最高支持 %known）。请安装新版本。</translation>
    </message>
    <message>
        <source>The database cannot be reached. Ask your administrator.</source>
        <translation>无法连接数据库，请联系管理员。</translation>
    </message>
    <message>
        <source>This did not work, for a reason that this version of the program has no words for (%1). Ask your administrator.</source>
        <translation>操作未成功，本版本程序对其原因没有说明（%1）。请联系管理员。</translation>
    </message>
    <message>
        <source>The file %path could not be written: %reason</source>
        <translation>文件 %path 无法写入：%reason</translation>
    </message>
    <message>
        <source>The colour theme lacks “%role”. Install the program again.</source>
        <translation>颜色主题缺少“%role”，请重新安装程序。</translation>
    </message>
    <message>
        <source>There is no colour theme “%name”.</source>
        <translation>没有名为“%name”的颜色主题。</translation>
    </message>
    <message>
        <source>Cash, income, expenses and profit are not kept by customer or supplier.</source>
        <translation>现金、收入、费用和利润不按往来单位核算。</translation>
    </message>
    <message>
        <source>Line %line of the statement adds up itself.</source>
        <translation>报表第 %line 行引用了自身。</translation>
    </message>
    <message>
        <source>The statement has no line %line.</source>
        <translation>报表没有第 %line 行。</translation>
    </message>
    <message>
        <source>A formula of the statement cannot be understood: %formula</source>
        <translation>报表公式无法理解：%formula</translation>
    </message>
    <message>
        <source>The sign-in could not be kept on this machine. Free some space.</source>
        <translation>登录信息无法保存在本机，请腾出空间。</translation>
    </message>
    <message>
        <source>The connection broke before the answer came. Look whether it was done before you try again.</source>
        <translation>应答到达前连接已断开。重试前请先查看是否已执行。</translation>
    </message>
    <message>
        <source>Another window of Kontor works with this copy. Close it first.</source>
        <translation>另一个 Kontor 窗口正在使用此副本，请先关闭它。</translation>
    </message>
    <message>
        <source>The disk is full. Free some space; nothing has been lost.</source>
        <translation>磁盘已满，请腾出空间；数据没有丢失。</translation>
    </message>
    <message>
        <source>The server answered out of turn. It may have another version.</source>
        <translation>服务器应答次序有误，可能版本不同。</translation>
    </message>
    <message>
        <source>Say %name too; --help shows how.</source>
        <translation>缺少 %name；用 --help 查看用法。</translation>
    </message>
    <message>
        <source>“%argument” is not known here; --help shows what is.</source>
        <translation>不认识“%argument”；用 --help 查看用法。</translation>
    </message>
    <message>
        <source>The copy could not be made: %detail</source>
        <translation>备份失败：%detail</translation>
    </message>
    <message>
        <source>The file has a column “%column” that fits no field. Leave it out, or say in a mapping what it is.</source>
        <translation>文件的列“%column”不对应任何字段。请去掉该列，或在映射中说明。</translation>
    </message>
    <message>
        <source>Line %line has %found columns instead of %expected.</source>
        <translation>第 %line 行有 %found 列，应为 %expected 列。</translation>
    </message>
    <message>
        <source>The column “%column” is there twice.</source>
        <translation>列“%column”出现了两次。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件是空的。</translation>
    </message>
    <message>
        <source>The quotation mark on line %line is never closed.</source>
        <translation>第 %line 行的引号没有结束。</translation>
    </message>
    <message>
        <source>The encoding of the file is not recognised. Name it with --encoding.</source>
        <translation>无法识别文件编码，请用 --encoding 指定。</translation>
    </message>
    <message>
        <source>Line %line is not text in %encoding. Name another encoding.</source>
        <translation>第 %line 行不是 %encoding 编码的文字，请指定其他编码。</translation>
    </message>
    <message>
        <source>%path is there already. Choose another name.</source>
        <translation>%path 已存在，请换一个名称。</translation>
    </message>
    <message>
        <source>A %format file needs a name: --output FILE.</source>
        <translation>%format 格式需要文件名：--output FILE。</translation>
    </message>
    <message>
        <source>%count rows were not taken; the file of rejected rows says why.</source>
        <translation>有 %count 行未导入，原因见拒绝文件。</translation>
    </message>
    <message>
        <source>This is not the JSON that was expected.</source>
        <translation>JSON 格式不正确。</translation>
    </message>
    <message>
        <source>The mapping is not the JSON that was expected.</source>
        <translation>映射文件的 JSON 格式不正确。</translation>
    </message>
    <message>
        <source>No password was given: set KONTOR_PASSWORD or use --password-file.</source>
        <translation>没有提供密码：请设置 KONTOR_PASSWORD 或使用 --password-file。</translation>
    </message>
    <message>
        <source>The program %program is not installed.</source>
        <translation>未安装程序 %program。</translation>
    </message>
    <message>
        <source>“%text” means more than one record of: %entity.</source>
        <translation>“%text”对应多条记录：%entity。</translation>
    </message>
    <message>
        <source>There is no “%text” among: %entity.</source>
        <translation>在%entity中找不到“%text”。</translation>
    </message>
    <message>
        <source>The copy could not be put in place: %detail</source>
        <translation>恢复失败：%detail</translation>
    </message>
    <message>
        <source>This replaces %database. Say --force if you mean it.</source>
        <translation>这将替换 %database。确认请加 --force。</translation>
    </message>
    <message>
        <source>“%address” is no address; write HOST:PORT.</source>
        <translation>“%address”不是地址，请写成 HOST:PORT。</translation>
    </message>
    <message>
        <source>A server works with %path. Stop it first.</source>
        <translation>服务器正在使用 %path，请先停止它。</translation>
    </message>
    <message>
        <source>The check found %count things that do not agree.</source>
        <translation>检查发现 %count 处不一致。</translation>
    </message>
    <message>
        <source>The sheet is empty.</source>
        <translation>工作表是空的。</translation>
    </message>
    <message>
        <source>The workbook has no sheet “%sheet”.</source>
        <translation>工作簿没有工作表“%sheet”。</translation>
    </message>
    <message>
        <source>The workbook is too large.</source>
        <translation>工作簿过大。</translation>
    </message>
    <message>
        <source>This is no workbook, or it is damaged or encrypted.</source>
        <translation>这不是工作簿，或已损坏、已加密。</translation>
    </message>
    <message>
        <source>Write true or false here.</source>
        <translation>请填写 true 或 false。</translation>
    </message>
    <message>
        <source>This is not data in base 64.</source>
        <translation>这不是 Base64 数据。</translation>
    </message>
    <message>
        <source>This is not a time. Write it as 2026-03-31T14:30:00Z.</source>
        <translation>时间格式不正确，请写成 2026-03-31T14:30:00Z。</translation>
    </message>
    <message>
        <source>The list has changed. Load it again from its beginning.</source>
        <translation>列表已变化，请从头重新加载。</translation>
    </message>
    <message>
        <source>Records of this kind cannot be searched. Use a filter.</source>
        <translation>此类记录不能搜索，请改用筛选。</translation>
    </message>
    <message>
        <source>This record is archived. Restore it first.</source>
        <translation>该记录已归档，请先恢复。</translation>
    </message>
    <message>
        <source>Another machine works with the identity of this one. Sign in again to give this one its own; nothing is lost.</source>
        <translation>另一台设备正以本机的身份工作。请重新登录，本机将获得自己的身份，数据不会丢失。</translation>
    </message>
    <message>
        <source>PostgreSQL is backed up with its own tools, such as pg_dump.</source>
        <translation>PostgreSQL 请用其自带工具备份，例如 pg_dump。</translation>
    </message>
    <message>
        <source>“%url” is not the address of a database.</source>
        <translation>“%url”不是数据库地址。</translation>
    </message>
    <message>
        <source>--%name is a number from %least to %most.</source>
        <translation>--%name 是 %least 到 %most 之间的数字。</translation>
    </message>
    <message>
        <source>There is no format “%format” for this; choose json, csv or xlsx, or pdf for a report.</source>
        <translation>此处不支持格式“%format”；请使用 json、csv 或 xlsx，报表还可使用 pdf。</translation>
    </message>
    <message>
        <source>The number of days must be between 0 and %most.</source>
        <translation>天数必须在 0 到 %most 之间。</translation>
    </message>
    <message>
        <source>Nothing of this payment is left to settle anything with.</source>
        <translation>此收付款已没有可核销的余额。</translation>
    </message>
    <message>
        <source>None of these is the server that you work with. Sign out to go to another company&apos;s.</source>
        <translation>其中没有您正在使用的服务器。如要连接另一家公司的服务器，请先退出登录。</translation>
    </message>
    <message>
        <source>This computer has had no contact with the server for %days days, so its copy was removed. Sign in with a link to the server to get a new one; what was not sent yet is kept and goes along.</source>
        <translation>本机已有 %days 天未与服务器联系，副本已被移除。请联机登录以取得新副本；尚未发送的内容仍保留，并会一并送出。</translation>
    </message>
    <message>
        <source>The number of months must be between 0 and %most.</source>
        <translation>月数必须在 0 到 %most 之间。</translation>
    </message>
    <message>
        <source>This computer does not hold it: closed documents before %since are at the office. With a link to the server it can be opened.</source>
        <translation>本机没有这张单据：%since 之前的已结单据在办公室。连接到服务器后即可打开。</translation>
    </message>
    <message>
        <source>What waited to be sent on this computer cannot be read: its key is neither here nor at the server, which may have been restored from an older backup. It was put aside as %file. Sign in again to go on without it; look whether the last things that you did without a link are there.</source>
        <translation>这台电脑上等待发送的内容无法读取：本机和服务器都没有它的密钥，服务器可能是从较早的备份恢复的。该文件已另存为 %file。请重新登录，在没有它的情况下继续；并查看您在没有连接时最后所做的内容是否都在。</translation>
    </message>
    <message>
        <source>%file cannot be read: it is damaged, or was sealed with another key.</source>
        <translation>%file 无法读取：文件已损坏，或是用另一个密钥加密的。</translation>
    </message>
    <message>
        <source>There is no field “%field”. If you see one, the server has another version than this program: have the older of the two updated.</source>
        <translation>没有“%field”字段。如果您能看到它，说明服务器与本程序的版本不同：请升级两者中较旧的一个。</translation>
    </message>
    <message>
        <source>This was done with a version of the program that is too old for the server. Update the program and do it again.</source>
        <translation>这是用过旧的程序版本录入的，服务器已不再支持。请升级程序后重新操作。</translation>
    </message>
    <message>
        <source>This computer holds only what your own warehouse has. With a link to the server the other warehouses can be seen.</source>
        <translation>本机只保存您所属仓库的库存。连接服务器后可以查看其他仓库。</translation>
    </message>
</context>
<context>
    <name>FilterField</name>
    <message>
        <source>%1 is empty</source>
        <translation>%1为空</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>为空</translation>
    </message>
    <message>
        <source>%1 is filled in</source>
        <translation>%1已填写</translation>
    </message>
    <message>
        <source>is filled in</source>
        <translation>已填写</translation>
    </message>
    <message>
        <source>%1 is at least %2</source>
        <translation>%1不低于 %2</translation>
    </message>
    <message>
        <source>is at least</source>
        <translation>不低于</translation>
    </message>
    <message>
        <source>%1 is at most %2</source>
        <translation>%1不高于 %2</translation>
    </message>
    <message>
        <source>is at most</source>
        <translation>不高于</translation>
    </message>
    <message>
        <source>%1 is over %2</source>
        <translation>%1高于 %2</translation>
    </message>
    <message>
        <source>is over</source>
        <translation>高于</translation>
    </message>
    <message>
        <source>%1 is under %2</source>
        <translation>%1低于 %2</translation>
    </message>
    <message>
        <source>is under</source>
        <translation>低于</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1为 %2</translation>
    </message>
    <message>
        <source>is</source>
        <translation>为</translation>
    </message>
    <message>
        <source>%1 is not %2</source>
        <translation>%1不为 %2</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>不为</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1自 %2 起</translation>
    </message>
    <message>
        <source>from</source>
        <translation>自</translation>
    </message>
    <message>
        <source>%1 until %2</source>
        <translation>%1至 %2</translation>
    </message>
    <message>
        <source>until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>%1 before %2</source>
        <translation>%1早于 %2</translation>
    </message>
    <message>
        <source>before</source>
        <translation>早于</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation>%1晚于 %2</translation>
    </message>
    <message>
        <source>after</source>
        <translation>晚于</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1在 %2</translation>
    </message>
    <message>
        <source>on</source>
        <translation>在</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>is one of</source>
        <translation>属于</translation>
    </message>
    <message>
        <source>is none of</source>
        <translation>不属于</translation>
    </message>
    <message>
        <source>%1 contains “%2”</source>
        <translation>%1包含“%2”</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>%1 starts with “%2”</source>
        <translation>%1以“%2”开头</translation>
    </message>
    <message>
        <source>starts with</source>
        <translation>以此开头</translation>
    </message>
    <message>
        <source>%1 is “%2”</source>
        <translation>%1为“%2”</translation>
    </message>
</context>
<context>
    <name>FiscalPeriod</name>
    <message>
        <source>Open</source>
        <translation>未结账</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已结账</translation>
    </message>
    <message>
        <source>Close period</source>
        <translation>期间结账</translation>
    </message>
    <message>
        <source>Close periods</source>
        <translation>期间结账</translation>
    </message>
    <message>
        <source>Carry income and expenses to profit</source>
        <translation>结转损益</translation>
    </message>
    <message>
        <source>Reopen period</source>
        <translation>期间反结账</translation>
    </message>
    <message>
        <source>Reopen periods</source>
        <translation>期间反结账</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Open fiscal year</source>
        <translation>建立会计年度</translation>
    </message>
    <message>
        <source>Open fiscal years</source>
        <translation>建立会计年度</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>Accounting period</source>
        <translation>会计期间</translation>
    </message>
    <message>
        <source>Accounting periods</source>
        <translation>会计期间</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>起始日</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>截止日</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Why it was reopened</source>
        <translation>反结账原因</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>结账</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>反结账</translation>
    </message>
</context>
<context>
    <name>FormSections</name>
    <message>
        <source>Contact</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Prices and credit</source>
        <translation>价格与信用</translation>
    </message>
    <message>
        <source>Invoices and bank</source>
        <translation>开票与银行</translation>
    </message>
    <message>
        <source>Prices and tax</source>
        <translation>价格与税</translation>
    </message>
    <message>
        <source>Buying and stock</source>
        <translation>采购与库存</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>需求情况</translation>
    </message>
    <message>
        <source>Prospects</source>
        <translation>成交预期</translation>
    </message>
    <message>
        <source>How it is used</source>
        <translation>用途</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>GoodsReceipt</name>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>已过账</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>明细行</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>明细行</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Line of the order</source>
        <translation>订单行</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Goods receipt</source>
        <translation>采购入库单</translation>
    </message>
    <message>
        <source>Goods receipts</source>
        <translation>采购入库单</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Draft number</source>
        <translation>草稿号</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Purchase order</source>
        <translation>采购订单</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Warehouse</source>
        <translation>仓库</translation>
    </message>
    <message>
        <source>Supplier&apos;s delivery note</source>
        <translation>供应商送货单号</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>过账</translation>
    </message>
</context>
<context>
    <name>JournalEntry</name>
    <message>
        <source>General</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>From a document</source>
        <translation>单据生成</translation>
    </message>
    <message>
        <source>Opening balances</source>
        <translation>期初余额</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>结转</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>已过账</translation>
    </message>
    <message>
        <source>Line of a journal entry</source>
        <translation>凭证分录</translation>
    </message>
    <message>
        <source>Lines of journal entries</source>
        <translation>凭证分录</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>科目</translation>
    </message>
    <message>
        <source>Customer or supplier</source>
        <translation>客户或供应商</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Debit</source>
        <translation>借方</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>贷方</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Amount in the currency</source>
        <translation>原币金额</translation>
    </message>
    <message>
        <source>Cash flow</source>
        <translation>现金流量</translation>
    </message>
    <message>
        <source>Reverse journal entry</source>
        <translation>冲销凭证</translation>
    </message>
    <message>
        <source>Reverse journal entries</source>
        <translation>冲销凭证</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Journal entry</source>
        <translation>记账凭证</translation>
    </message>
    <message>
        <source>Journal entries</source>
        <translation>记账凭证</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Provisional number</source>
        <translation>临时编号</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>附单据张数</translation>
    </message>
    <message>
        <source>Kind of document</source>
        <translation>单据类型</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Document number</source>
        <translation>单据编号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Reverses</source>
        <translation>冲销的凭证</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>过账</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>冲销</translation>
    </message>
</context>
<context>
    <name>Lead</name>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>网站</translation>
    </message>
    <message>
        <source>Referral</source>
        <translation>介绍</translation>
    </message>
    <message>
        <source>Exhibition</source>
        <translation>展会</translation>
    </message>
    <message>
        <source>Phone call</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>Advertisement</source>
        <translation>广告</translation>
    </message>
    <message>
        <source>Social media</source>
        <translation>社交媒体</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>已分配</translation>
    </message>
    <message>
        <source>In process</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Converted</source>
        <translation>已转化</translation>
    </message>
    <message>
        <source>Recycled</source>
        <translation>已回收</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>Conversion</source>
        <translation>转化</translation>
    </message>
    <message>
        <source>Conversions</source>
        <translation>转化</translation>
    </message>
    <message>
        <source>Existing customer</source>
        <translation>已有客户</translation>
    </message>
    <message>
        <source>Opportunity</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Expected revenue</source>
        <translation>预计金额</translation>
    </message>
    <message>
        <source>Expected closing</source>
        <translation>预计成交日</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Job title</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Interested in</source>
        <translation>感兴趣的产品</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Convert</source>
        <translation>转化</translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>凭证</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>科目</translation>
    </message>
    <message>
        <source>Customer or supplier</source>
        <translation>客户或供应商</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Debit</source>
        <translation>借方</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>贷方</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>Account ledger</source>
        <translation>科目明细账</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Not due</source>
        <translation>未到期</translation>
    </message>
    <message>
        <source>1-30 days</source>
        <translation>1-30 天</translation>
    </message>
    <message>
        <source>31-60 days</source>
        <translation>31-60 天</translation>
    </message>
    <message>
        <source>61-90 days</source>
        <translation>61-90 天</translation>
    </message>
    <message>
        <source>91-180 days</source>
        <translation>91-180 天</translation>
    </message>
    <message>
        <source>181-365 days</source>
        <translation>181-365 天</translation>
    </message>
    <message>
        <source>Over a year</source>
        <translation>一年以上</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至日期</translation>
    </message>
    <message>
        <source>Receivables by age</source>
        <translation>应收账龄</translation>
    </message>
    <message>
        <source>Payables by age</source>
        <translation>应付账龄</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>序时账</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>科目</translation>
    </message>
    <message>
        <source>Cash flows</source>
        <translation>现金流量</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行次</translation>
    </message>
    <message>
        <source>Closing balance</source>
        <translation>期末余额</translation>
    </message>
    <message>
        <source>Beginning of year</source>
        <translation>年初余额</translation>
    </message>
    <message>
        <source>Year to date</source>
        <translation>本年累计</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>上年金额</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>本季金额</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月金额</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>资产</translation>
    </message>
    <message>
        <source>Liabilities and equity</source>
        <translation>负债和所有者权益</translation>
    </message>
    <message>
        <source>Second column</source>
        <translation>第二栏</translation>
    </message>
    <message>
        <source>Balance sheet</source>
        <translation>资产负债表</translation>
    </message>
    <message>
        <source>Income statement</source>
        <translation>利润表</translation>
    </message>
    <message>
        <source>Cash flow statement</source>
        <translation>现金流量表</translation>
    </message>
    <message>
        <source>Opening debit</source>
        <translation>期初借方</translation>
    </message>
    <message>
        <source>Opening credit</source>
        <translation>期初贷方</translation>
    </message>
    <message>
        <source>Closing debit</source>
        <translation>期末借方</translation>
    </message>
    <message>
        <source>Closing credit</source>
        <translation>期末贷方</translation>
    </message>
    <message>
        <source>Trial balance</source>
        <translation>科目余额表</translation>
    </message>
    <message>
        <source>By customer and supplier</source>
        <translation>按往来单位</translation>
    </message>
    <message>
        <source>Cash and bank only</source>
        <translation>仅现金和银行</translation>
    </message>
    <message>
        <source>Without closing entries</source>
        <translation>不含结转凭证</translation>
    </message>
</context>
<context>
    <name>ListColumn</name>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>销售管道</translation>
    </message>
    <message>
        <source>Opportunities</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>跟进活动</translation>
    </message>
    <message>
        <source>Pipeline by stage</source>
        <translation>各阶段商机</translation>
    </message>
    <message>
        <source>Quotations</source>
        <translation>报价单</translation>
    </message>
    <message>
        <source>Sales orders</source>
        <translation>销售订单</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>发货单</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Receivables by age</source>
        <translation>应收账龄</translation>
    </message>
    <message>
        <source>Sales by month</source>
        <translation>月度销售</translation>
    </message>
    <message>
        <source>Sales by customer</source>
        <translation>客户销售</translation>
    </message>
    <message>
        <source>Sales by product</source>
        <translation>产品销售</translation>
    </message>
    <message>
        <source>Suppliers</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Purchase orders</source>
        <translation>采购订单</translation>
    </message>
    <message>
        <source>Goods receipts</source>
        <translation>采购入库单</translation>
    </message>
    <message>
        <source>Vendor bills</source>
        <translation>采购发票</translation>
    </message>
    <message>
        <source>Payables by age</source>
        <translation>应付账龄</translation>
    </message>
    <message>
        <source>Stock on hand</source>
        <translation>现有库存</translation>
    </message>
    <message>
        <source>Stock movements</source>
        <translation>库存流水</translation>
    </message>
    <message>
        <source>Stocktakes</source>
        <translation>盘点单</translation>
    </message>
    <message>
        <source>Value of the stock</source>
        <translation>库存价值</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Price lists</source>
        <translation>价目表</translation>
    </message>
    <message>
        <source>Product categories</source>
        <translation>产品类别</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>计量单位</translation>
    </message>
    <message>
        <source>Warehouses</source>
        <translation>仓库</translation>
    </message>
    <message>
        <source>Vouchers</source>
        <translation>记账凭证</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>收付款</translation>
    </message>
    <message>
        <source>Open items</source>
        <translation>未清项</translation>
    </message>
    <message>
        <source>Balance sheet</source>
        <translation>资产负债表</translation>
    </message>
    <message>
        <source>Income statement</source>
        <translation>利润表</translation>
    </message>
    <message>
        <source>Cash flow statement</source>
        <translation>现金流量表</translation>
    </message>
    <message>
        <source>Trial balance</source>
        <translation>科目余额表</translation>
    </message>
    <message>
        <source>Account ledger</source>
        <translation>科目明细账</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>序时账</translation>
    </message>
    <message>
        <source>Chart of accounts</source>
        <translation>会计科目表</translation>
    </message>
    <message>
        <source>Periods</source>
        <translation>会计期间</translation>
    </message>
    <message>
        <source>Taxes</source>
        <translation>税率</translation>
    </message>
    <message>
        <source>Payment terms</source>
        <translation>付款条件</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Synchronisation</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Stages of the pipeline</source>
        <translation>销售阶段</translation>
    </message>
    <message>
        <source>Document numbers</source>
        <translation>单据编号</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>销售</translation>
    </message>
    <message>
        <source>Purchasing</source>
        <translation>采购</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>Finance</source>
        <translation>财务</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>管理</translation>
    </message>
</context>
<context>
    <name>NumberSeries</name>
    <message>
        <source>Number series</source>
        <translation>编号规则</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>前缀</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>位数</translation>
    </message>
</context>
<context>
    <name>OpenItem</name>
    <message>
        <source>Open item</source>
        <translation>未清项</translation>
    </message>
    <message>
        <source>Open items</source>
        <translation>未清项</translation>
    </message>
    <message>
        <source>Customer or supplier</source>
        <translation>客户或供应商</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>科目</translation>
    </message>
    <message>
        <source>Journal entry</source>
        <translation>记账凭证</translation>
    </message>
    <message>
        <source>Kind of document</source>
        <translation>单据类型</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Document number</source>
        <translation>单据编号</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation>核销</translation>
    </message>
    <message>
        <source>Settlements</source>
        <translation>核销</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>收付款</translation>
    </message>
</context>
<context>
    <name>Opportunity</name>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Reason of loss</source>
        <translation>丢单原因</translation>
    </message>
    <message>
        <source>Opportunity</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Opportunities</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Expected revenue</source>
        <translation>预计金额</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>成功率</translation>
    </message>
    <message>
        <source>Expected closing</source>
        <translation>预计成交日</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Competitors</source>
        <translation>竞争对手</translation>
    </message>
    <message>
        <source>In this stage since</source>
        <translation>进入本阶段</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Move to stage</source>
        <translation>移至阶段</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>New: %1</source>
        <translation>新建：%1</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>Party</name>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>个人</translation>
    </message>
    <message>
        <source>Unrated</source>
        <translation>未评级</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>D</source>
        <translation>D</translation>
    </message>
    <message>
        <source>Ordinary</source>
        <translation>普通发票</translation>
    </message>
    <message>
        <source>Special</source>
        <translation>专用发票</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>In good standing</source>
        <translation>信用良好</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>信用警告</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Customer or supplier</source>
        <translation>客户或供应商</translation>
    </message>
    <message>
        <source>Customers and suppliers</source>
        <translation>客户和供应商</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>网站</translation>
    </message>
    <message>
        <source>Tax number</source>
        <translation>税号</translation>
    </message>
    <message>
        <source>VAT invoice</source>
        <translation>增值税发票</translation>
    </message>
    <message>
        <source>E-mail for invoices</source>
        <translation>接收发票的邮箱</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>银行</translation>
    </message>
    <message>
        <source>Bank account</source>
        <translation>银行账号</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Payment term</source>
        <translation>付款条件</translation>
    </message>
    <message>
        <source>Credit limit</source>
        <translation>信用额度</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>价目表</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Last follow-up</source>
        <translation>最近跟进</translation>
    </message>
    <message>
        <source>Next follow-up</source>
        <translation>下次跟进</translation>
    </message>
    <message>
        <source>Name for comparison</source>
        <translation>用于查重的名称</translation>
    </message>
    <message>
        <source>Credit standing</source>
        <translation>信用状况</translation>
    </message>
</context>
<context>
    <name>PayParameters</name>
    <message>
        <source>Payment</source>
        <translation>收付款</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>收付款</translation>
    </message>
    <message>
        <source>Bank or cash account</source>
        <translation>银行或现金科目</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>Payment</name>
    <message>
        <source>Received</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Bank transfer</source>
        <translation>银行转账</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>Cheque</source>
        <translation>支票</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>银行卡</translation>
    </message>
    <message>
        <source>Mobile payment</source>
        <translation>移动支付</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>已过账</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Allocation of a payment</source>
        <translation>收付款核销明细</translation>
    </message>
    <message>
        <source>Allocations of payments</source>
        <translation>收付款核销明细</translation>
    </message>
    <message>
        <source>Kind of document</source>
        <translation>单据类型</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Document number</source>
        <translation>单据编号</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Allocate payment</source>
        <translation>核销收付款</translation>
    </message>
    <message>
        <source>Allocate payments</source>
        <translation>核销收付款</translation>
    </message>
    <message>
        <source>Cancel payment</source>
        <translation>取消收付款</translation>
    </message>
    <message>
        <source>Cancel payments</source>
        <translation>取消收付款</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>收付款</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>收付款</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Provisional number</source>
        <translation>临时编号</translation>
    </message>
    <message>
        <source>Received or paid</source>
        <translation>收款或付款</translation>
    </message>
    <message>
        <source>Customer or supplier</source>
        <translation>客户或供应商</translation>
    </message>
    <message>
        <source>Cash or bank account</source>
        <translation>现金或银行科目</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>过账</translation>
    </message>
    <message>
        <source>Allocate</source>
        <translation>核销</translation>
    </message>
</context>
<context>
    <name>PaymentTerm</name>
    <message>
        <source>Payment terms</source>
        <translation>付款条件</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>Counted from the end of the month</source>
        <translation>从月末起算</translation>
    </message>
</context>
<context>
    <name>PipelineReport</name>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>成功率</translation>
    </message>
    <message>
        <source>Opportunities</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Expected revenue</source>
        <translation>预计金额</translation>
    </message>
    <message>
        <source>Weighted</source>
        <translation>加权金额</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>销售管道</translation>
    </message>
</context>
<context>
    <name>PostingDateParameters</name>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>日期</translation>
    </message>
</context>
<context>
    <name>PriceList</name>
    <message>
        <source>Price list</source>
        <translation>价目表</translation>
    </message>
    <message>
        <source>Price lists</source>
        <translation>价目表</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
</context>
<context>
    <name>PriceListItem</name>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>价目表</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>From quantity</source>
        <translation>起订数量</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>Valid to</source>
        <translation>失效日期</translation>
    </message>
</context>
<context>
    <name>Product</name>
    <message>
        <source>Goods</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Specification</source>
        <translation>规格</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Sales price</source>
        <translation>销售价</translation>
    </message>
    <message>
        <source>Purchase price</source>
        <translation>采购价</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Tax on sales</source>
        <translation>销售税率</translation>
    </message>
    <message>
        <source>Tax on purchases</source>
        <translation>采购税率</translation>
    </message>
    <message>
        <source>Main supplier</source>
        <translation>主要供应商</translation>
    </message>
    <message>
        <source>Lead time in days</source>
        <translation>提前期（天）</translation>
    </message>
    <message>
        <source>Reorder at</source>
        <translation>再订货点</translation>
    </message>
    <message>
        <source>Reorder quantity</source>
        <translation>再订货量</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>ProductCategory</name>
    <message>
        <source>Product category</source>
        <translation>产品类别</translation>
    </message>
    <message>
        <source>Product categories</source>
        <translation>产品类别</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>上级类别</translation>
    </message>
</context>
<context>
    <name>ProductUnit</name>
    <message>
        <source>Other unit of a product</source>
        <translation>产品的其他单位</translation>
    </message>
    <message>
        <source>Other units of products</source>
        <translation>产品的其他单位</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Contains</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>Per</source>
        <translation>每</translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation>条码</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Not yet</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>Partly</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Completely</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>PurchaseOrder</name>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>明细行</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>明细行</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>预计到货</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>Billed</source>
        <translation>已开票</translation>
    </message>
    <message>
        <source>Value received</source>
        <translation>已收货值</translation>
    </message>
    <message>
        <source>Value billed</source>
        <translation>已开票金额</translation>
    </message>
    <message>
        <source>Bill</source>
        <translation>开票</translation>
    </message>
    <message>
        <source>Bills</source>
        <translation>采购开票</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Supplier&apos;s invoice number</source>
        <translation>供应商发票号</translation>
    </message>
    <message>
        <source>Purchase order</source>
        <translation>采购订单</translation>
    </message>
    <message>
        <source>Purchase orders</source>
        <translation>采购订单</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Draft number</source>
        <translation>草稿号</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Supplier&apos;s order number</source>
        <translation>供应商订单号</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Payment term</source>
        <translation>付款条件</translation>
    </message>
    <message>
        <source>Warehouse</source>
        <translation>仓库</translation>
    </message>
    <message>
        <source>Buyer</source>
        <translation>采购员</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>小计</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>税额</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>收货</translation>
    </message>
    <message>
        <source>Cancel order</source>
        <translation>取消订单</translation>
    </message>
</context>
<context>
    <name>Quotation</name>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>明细行</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>明细行</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Quotation</source>
        <translation>报价单</translation>
    </message>
    <message>
        <source>Quotations</source>
        <translation>报价单</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Draft number</source>
        <translation>草稿号</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Opportunity</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>价目表</translation>
    </message>
    <message>
        <source>Payment term</source>
        <translation>付款条件</translation>
    </message>
    <message>
        <source>Warehouse</source>
        <translation>仓库</translation>
    </message>
    <message>
        <source>Salesperson</source>
        <translation>销售员</translation>
    </message>
    <message>
        <source>Ship to</source>
        <translation>收货地址</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Reason of refusal</source>
        <translation>拒绝原因</translation>
    </message>
    <message>
        <source>Sales order</source>
        <translation>销售订单</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>小计</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>税额</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>拒绝</translation>
    </message>
</context>
<context>
    <name>Relation</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>Own records</source>
        <translation>本人的记录</translation>
    </message>
    <message>
        <source>Records of the team</source>
        <translation>团队的记录</translation>
    </message>
    <message>
        <source>All records</source>
        <translation>全部记录</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Sees</source>
        <translation>可见范围</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Days that a device may be without contact</source>
        <translation>设备可不联系的天数</translation>
    </message>
</context>
<context>
    <name>SalesInvoice</name>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>已过账</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>明细行</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>明细行</translation>
    </message>
    <message>
        <source>Line of the order</source>
        <translation>订单行</translation>
    </message>
    <message>
        <source>Sales invoice</source>
        <translation>销售发票</translation>
    </message>
    <message>
        <source>Sales invoices</source>
        <translation>销售发票</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Draft number</source>
        <translation>草稿号</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Sales order</source>
        <translation>销售订单</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Payment term</source>
        <translation>付款条件</translation>
    </message>
    <message>
        <source>Salesperson</source>
        <translation>销售员</translation>
    </message>
    <message>
        <source>Invoice to</source>
        <translation>发票接收地址</translation>
    </message>
    <message>
        <source>Tax number</source>
        <translation>税号</translation>
    </message>
    <message>
        <source>VAT invoice number</source>
        <translation>增值税发票号码</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>小计</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>税额</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>过账</translation>
    </message>
    <message>
        <source>Register payment</source>
        <translation>登记收付款</translation>
    </message>
</context>
<context>
    <name>SalesOrder</name>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>明细行</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>明细行</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>承诺日期</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>发货</translation>
    </message>
    <message>
        <source>Invoiced</source>
        <translation>开票</translation>
    </message>
    <message>
        <source>List price</source>
        <translation>目录价</translation>
    </message>
    <message>
        <source>Unit cost</source>
        <translation>单位成本</translation>
    </message>
    <message>
        <source>Sales order</source>
        <translation>销售订单</translation>
    </message>
    <message>
        <source>Sales orders</source>
        <translation>销售订单</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Draft number</source>
        <translation>草稿号</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>On hold because</source>
        <translation>冻结原因</translation>
    </message>
    <message>
        <source>Customer&apos;s order number</source>
        <translation>客户订单号</translation>
    </message>
    <message>
        <source>Requested for</source>
        <translation>要求日期</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>价目表</translation>
    </message>
    <message>
        <source>Payment term</source>
        <translation>付款条件</translation>
    </message>
    <message>
        <source>Warehouse</source>
        <translation>仓库</translation>
    </message>
    <message>
        <source>Salesperson</source>
        <translation>销售员</translation>
    </message>
    <message>
        <source>Ship to</source>
        <translation>收货地址</translation>
    </message>
    <message>
        <source>Quotation</source>
        <translation>报价单</translation>
    </message>
    <message>
        <source>Opportunity</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>小计</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>税额</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Release from hold</source>
        <translation>解除冻结</translation>
    </message>
    <message>
        <source>Deliver</source>
        <translation>发货</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Cancel order</source>
        <translation>取消订单</translation>
    </message>
</context>
<context>
    <name>SalesReport</name>
    <message>
        <source>Invoices</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Revenue</source>
        <translation>收入</translation>
    </message>
    <message>
        <source>Cost of sales</source>
        <translation>销售成本</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>毛利</translation>
    </message>
    <message>
        <source>Margin %</source>
        <translation>毛利率</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Sales by product</source>
        <translation>产品销售</translation>
    </message>
    <message>
        <source>Sales by customer</source>
        <translation>客户销售</translation>
    </message>
    <message>
        <source>Sales by month</source>
        <translation>月度销售</translation>
    </message>
</context>
<context>
    <name>Setting</name>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>赢单</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢单</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>成功率</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Days until stale</source>
        <translation>停滞天数</translation>
    </message>
</context>
<context>
    <name>StockLevel</name>
    <message>
        <source>Stock level</source>
        <translation>库存数量</translation>
    </message>
    <message>
        <source>Stock levels</source>
        <translation>库存数量</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Warehouse</source>
        <translation>仓库</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>现有量</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>已预留</translation>
    </message>
    <message>
        <source>Incoming</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Movements</source>
        <translation>流水</translation>
    </message>
</context>
<context>
    <name>StockMove</name>
    <message>
        <source>Receipt</source>
        <translation>入库</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>发货单</translation>
    </message>
    <message>
        <source>Stocktake</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Price difference</source>
        <translation>价差</translation>
    </message>
    <message>
        <source>Stock movement</source>
        <translation>库存流水</translation>
    </message>
    <message>
        <source>Stock movements</source>
        <translation>库存流水</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Warehouse</source>
        <translation>仓库</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Unit cost</source>
        <translation>单位成本</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Kind of document</source>
        <translation>单据类型</translation>
    </message>
    <message>
        <source>Id of the document</source>
        <translation>单据标识</translation>
    </message>
    <message>
        <source>Line of the document</source>
        <translation>单据行</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>On hand afterwards</source>
        <translation>变动后数量</translation>
    </message>
    <message>
        <source>Value afterwards</source>
        <translation>变动后价值</translation>
    </message>
</context>
<context>
    <name>StockReport</name>
    <message>
        <source>Warehouse</source>
        <translation>仓库</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>现有量</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>已预留</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>可用量</translation>
    </message>
    <message>
        <source>Incoming</source>
        <translation>在途</translation>
    </message>
    <message>
        <source>Reorder at</source>
        <translation>再订货点</translation>
    </message>
    <message>
        <source>Unit cost</source>
        <translation>单位成本</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至日期</translation>
    </message>
    <message>
        <source>Stock on hand</source>
        <translation>现有库存</translation>
    </message>
    <message>
        <source>Stock valuation</source>
        <translation>库存计价表</translation>
    </message>
</context>
<context>
    <name>Stocktake</name>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>已过账</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>盘点明细</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>盘点明细</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>实盘数量</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>账面数量</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Unit cost</source>
        <translation>单位成本</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Stocktake</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Stocktakes</source>
        <translation>盘点单</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Draft number</source>
        <translation>草稿号</translation>
    </message>
    <message>
        <source>Warehouse</source>
        <translation>仓库</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>过账</translation>
    </message>
</context>
<context>
    <name>Tax</name>
    <message>
        <source>Standard</source>
        <translation>一般计税</translation>
    </message>
    <message>
        <source>Simplified, not deductible</source>
        <translation>简易计税，不可抵扣</translation>
    </message>
    <message>
        <source>Zero-rated</source>
        <translation>零税率</translation>
    </message>
    <message>
        <source>Exempt</source>
        <translation>免税</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>税率</translation>
    </message>
    <message>
        <source>Taxes</source>
        <translation>税率</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>税率</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
</context>
<context>
    <name>Team</name>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>主管</translation>
    </message>
</context>
<context>
    <name>TradeLine</name>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>折扣</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>税率</translation>
    </message>
    <message>
        <source>Tax rate</source>
        <translation>税率</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>不含税金额</translation>
    </message>
    <message>
        <source>Tax amount</source>
        <translation>税额</translation>
    </message>
    <message>
        <source>Gross</source>
        <translation>含税金额</translation>
    </message>
</context>
<context>
    <name>Unit</name>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>计量单位</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Decimal places</source>
        <translation>小数位数</translation>
    </message>
</context>
<context>
    <name>User</name>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>New passwords</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Old password</source>
        <translation>旧密码</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Sign-in name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>团队</translation>
    </message>
    <message>
        <source>May sign in</source>
        <translation>可以登录</translation>
    </message>
    <message>
        <source>Set password</source>
        <translation>设置密码</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>Own warehouse</source>
        <translation>所属仓库</translation>
    </message>
</context>
<context>
    <name>UserRole</name>
    <message>
        <source>Role of a user</source>
        <translation>用户的角色</translation>
    </message>
    <message>
        <source>Roles of a user</source>
        <translation>用户的角色</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
</context>
<context>
    <name>VendorBill</name>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>已过账</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>明细行</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>明细行</translation>
    </message>
    <message>
        <source>Line of the order</source>
        <translation>订单行</translation>
    </message>
    <message>
        <source>Vendor bill</source>
        <translation>采购发票</translation>
    </message>
    <message>
        <source>Vendor bills</source>
        <translation>采购发票</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Draft number</source>
        <translation>草稿号</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Supplier&apos;s invoice number</source>
        <translation>供应商发票号</translation>
    </message>
    <message>
        <source>Purchase order</source>
        <translation>采购订单</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Payment term</source>
        <translation>付款条件</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>小计</translation>
    </message>
    <message>
        <source>Tax</source>
        <translation>税额</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>过账</translation>
    </message>
    <message>
        <source>Register payment</source>
        <translation>登记收付款</translation>
    </message>
</context>
<context>
    <name>Warehouse</name>
    <message>
        <source>Warehouse</source>
        <translation>仓库</translation>
    </message>
    <message>
        <source>Warehouses</source>
        <translation>仓库</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
</context>
<context>
    <name>kontor::ActivityComposer</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Kind of the entry</source>
        <translation>记录类型</translation>
    </message>
    <message>
        <source>What happened, or what is to be done</source>
        <translation>发生了什么，或要做什么</translation>
    </message>
    <message>
        <source>today, +3, 2026-03-31 14:00</source>
        <translation>今天、+3、2026-03-31 14:00</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>Add to the timeline (Ctrl+Enter in the text)</source>
        <translation>添加到动态（在文本中按 Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Write a note…</source>
        <translation>写一条备注…</translation>
    </message>
    <message>
        <source>What is to be done?</source>
        <translation>要做什么？</translation>
    </message>
</context>
<context>
    <name>kontor::AllocationDialog</name>
    <message>
        <source>Open documents</source>
        <translation>未结单据</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 (Ctrl+Enter)</source>
        <translation>%1（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>%1 too much</source>
        <translation>超出 %1</translation>
    </message>
    <message>
        <source>Settles %1, %2 stays as an advance</source>
        <translation>核销 %1，余 %2 作为预收预付</translation>
    </message>
</context>
<context>
    <name>kontor::AttentionInbox</name>
    <message>
        <source>Save decision</source>
        <translation>保存决定</translation>
    </message>
    <message>
        <source>Keep all mine</source>
        <translation>全部用我的</translation>
    </message>
    <message>
        <source>Take all theirs</source>
        <translation>全部用对方的</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>打开记录</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>放弃…</translation>
    </message>
    <message>
        <source>Nothing needs your attention</source>
        <translation>没有需要处理的事项</translation>
    </message>
    <message>
        <source>Here you will find what you changed at the same time as somebody else, and what the server refused, until you decide about it.</source>
        <translation>您与他人同时修改的内容，以及服务器未接受的操作，会显示在这里，等您决定。</translation>
    </message>
    <message>
        <source>%1: also changed by somebody else (%2)</source>
        <translation>%1：他人也修改了（%2）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Save what was decided</source>
        <translation>保存所作的决定</translation>
    </message>
    <message>
        <source>Decide about each field first</source>
        <translation>请先逐项作出选择</translation>
    </message>
    <message>
        <source>Decided: %1</source>
        <translation>已决定：%1</translation>
    </message>
    <message>
        <source>Sent again: %1</source>
        <translation>已重新提交：%1</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Discard: %1?</source>
        <translation>放弃：%1？</translation>
    </message>
    <message>
        <source>What you typed is given up for good. What the server has stays as it is.</source>
        <translation>您录入的内容将永久丢弃，服务器上的内容保持不变。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Discarded: %1</source>
        <translation>已放弃：%1</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>待处理</translation>
    </message>
</context>
<context>
    <name>kontor::BatchReport</name>
    <message numerus="yes">
        <source>%1: %n done</source>
        <translation>
            <numerusform>%1：已完成 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not</source>
        <translation>
            <numerusform>%n 项未完成</numerusform>
        </translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Why it was not done</source>
        <translation>未完成的原因</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>kontor::ChoiceEdit</name>
    <message>
        <source>not shown to you</source>
        <translation>无权查看</translation>
    </message>
</context>
<context>
    <name>kontor::ColumnChooser</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Space shows or hides, Alt+Up and Alt+Down move.</source>
        <translation>空格键显示或隐藏，Alt+↑ 和 Alt+↓ 移动。</translation>
    </message>
</context>
<context>
    <name>kontor::CommandDialog</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1: %2?</source>
        <translation>%1：%2？</translation>
    </message>
</context>
<context>
    <name>kontor::CommandPalette</name>
    <message>
        <source>Customer, number, amount, screen, report, command …</source>
        <translation>客户、单号、金额、页面、报表、命令 …</translation>
    </message>
    <message>
        <source>Enter opens, Esc closes</source>
        <translation>回车打开，Esc 关闭</translation>
    </message>
</context>
<context>
    <name>kontor::ConflictView</name>
    <message>
        <source>While you changed this, somebody else gave the same field another value, which holds for now. Decide which one stays, or write what shall stand there.</source>
        <translation>您修改期间，他人也修改了同一字段，目前以对方的值为准。请决定保留哪一个，或填写新的值。</translation>
    </message>
    <message>
        <source>Yours (M)</source>
        <translation>我的 (M)</translation>
    </message>
    <message>
        <source>Theirs (T)</source>
        <translation>对方的 (T)</translation>
    </message>
    <message>
        <source>Will be saved</source>
        <translation>将保存为</translation>
    </message>
    <message>
        <source>%1, yours</source>
        <translation>%1，我的</translation>
    </message>
    <message>
        <source>%1, theirs</source>
        <translation>%1，对方的</translation>
    </message>
    <message>
        <source>you, %1</source>
        <translation>您，%1</translation>
    </message>
    <message>
        <source>Before: nothing</source>
        <translation>原值：空</translation>
    </message>
    <message>
        <source>Before: %1</source>
        <translation>原值：%1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>kontor::DateEdit</name>
    <message>
        <source>Pick from the calendar (F4)</source>
        <translation>从日历中选择（F4）</translation>
    </message>
</context>
<context>
    <name>kontor::DetachedWindow</name>
    <message>
        <source>%1 – Kontor</source>
        <translation>%1 – Kontor</translation>
    </message>
</context>
<context>
    <name>kontor::DevicesScreen</name>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序版本</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>落后</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待发送</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>Steps of the change feed that the device&apos;s copy lacks</source>
        <translation>设备副本落后于变更流的步数</translation>
    </message>
    <message>
        <source>Commands on the device that the server did not have when it was heard last</source>
        <translation>最近一次联系时，设备上尚未送达服务器的操作</translation>
    </message>
    <message>
        <source>The devices are known to the server only</source>
        <translation>设备信息只有服务器知道</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>No devices yet</source>
        <translation>还没有设备</translation>
    </message>
    <message>
        <source>Every computer on which somebody signs in appears here.</source>
        <translation>有人登录过的每台电脑都会出现在这里。</translation>
    </message>
    <message>
        <source>Change feed: step %1, kept for %2 days (since %3); who was away longer gets a new copy. Change log: about %4 changes, %5.</source>
        <translation>变更流：第 %1 步，保留 %2 天（自 %3 起）；离线更久的设备会重新取得副本。变更日志：约 %4 条，%5。</translation>
    </message>
    <message>
        <source>the beginning</source>
        <translation>最初</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Copy kept until</source>
        <translation>副本保留至</translation>
    </message>
    <message>
        <source>The device removes its copy then, unless it has contact before</source>
        <translation>届时设备会移除副本，除非在此之前与服务器联系</translation>
    </message>
    <message>
        <source>Out since %1</source>
        <translation>已于 %1 到期</translation>
    </message>
</context>
<context>
    <name>kontor::DocumentActions</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save as a draft (Ctrl+S)</source>
        <translation>存为草稿（Ctrl+S）</translation>
    </message>
</context>
<context>
    <name>kontor::DocumentLinks</name>
    <message>
        <source>Reverses %1</source>
        <translation>冲销 %1</translation>
    </message>
    <message>
        <source>Reversed by %1</source>
        <translation>被 %1 冲销</translation>
    </message>
    <message>
        <source>Journal entry %1</source>
        <translation>记账凭证 %1</translation>
    </message>
</context>
<context>
    <name>kontor::DocumentScreen</name>
    <message>
        <source>%1 saved</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>More fields</source>
        <translation>更多字段</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>明细行</translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) pasted</source>
        <translation>
            <numerusform>已粘贴 %n 个单元格</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 not understood (marked red)</source>
        <translation>%1，%2 个无法理解（标为红色）</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>新建：%1</translation>
    </message>
    <message>
        <source>%1 %2 made</source>
        <translation>已生成 %1 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>kontor::DueActivities</name>
    <message>
        <source>Nothing is due today.</source>
        <translation>今天没有到期的活动。</translation>
    </message>
    <message>
        <source>More …</source>
        <translation>更多……</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>完成：%1</translation>
    </message>
</context>
<context>
    <name>kontor::DuplicateGuard</name>
    <message>
        <source>Looks like one that is there already:</source>
        <translation>可能与已有记录重复：</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>kontor::FieldForm</name>
    <message>
        <source>Kept by the program</source>
        <translation>由程序维护</translation>
    </message>
    <message>
        <source>%1 *</source>
        <translation>%1 *</translation>
    </message>
    <message>
        <source>Must be filled in</source>
        <translation>必须填写</translation>
    </message>
</context>
<context>
    <name>kontor::FilterBar</name>
    <message>
        <source>Search  ( / )</source>
        <translation>搜索（ / ）</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Change this condition</source>
        <translation>修改此条件</translation>
    </message>
    <message>
        <source>Remove this condition</source>
        <translation>移除此条件</translation>
    </message>
</context>
<context>
    <name>kontor::FilterEditor</name>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>kontor::GrantsEdit</name>
    <message>
        <source>Opportunities</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Customers, suppliers</source>
        <translation>客户与供应商</translation>
    </message>
    <message>
        <source>Products and prices</source>
        <translation>产品与价格</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>销售</translation>
    </message>
    <message>
        <source>Purchasing</source>
        <translation>采购</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>Finance</source>
        <translation>财务</translation>
    </message>
    <message>
        <source>Administration</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>May do everything</source>
        <translation>拥有全部权限</translation>
    </message>
    <message>
        <source>Sees everything</source>
        <translation>可查看全部</translation>
    </message>
    <message>
        <source>Also what later versions of the program bring</source>
        <translation>包括以后版本新增的内容</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>See</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Sees: %1</source>
        <translation>可查看：%1</translation>
    </message>
</context>
<context>
    <name>kontor::HeadForm</name>
    <message>
        <source>%1 *</source>
        <translation>%1 *</translation>
    </message>
</context>
<context>
    <name>kontor::HelpCard</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
</context>
<context>
    <name>kontor::HistoryView</name>
    <message>
        <source>The program</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>%1 created this</source>
        <translation>%1 创建</translation>
    </message>
    <message>
        <source>%1 deleted this</source>
        <translation>%1 删除</translation>
    </message>
    <message>
        <source>%1 archived this</source>
        <translation>%1 归档</translation>
    </message>
    <message>
        <source>%1 restored this</source>
        <translation>%1 恢复</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 changed this</source>
        <translation>%1 修改</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>空</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>Lines: %1 → %2</source>
        <translation>明细行：%1 → %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more field(s)</source>
        <translation>
            <numerusform>以及另外 %n 个字段</numerusform>
        </translation>
    </message>
    <message>
        <source>The history cannot be shown now</source>
        <translation>暂时无法显示修改记录</translation>
    </message>
    <message>
        <source>No changes yet</source>
        <translation>尚无修改</translation>
    </message>
    <message>
        <source>History</source>
        <translation>修改记录</translation>
    </message>
</context>
<context>
    <name>kontor::InstantEdit</name>
    <message>
        <source>e.g. tomorrow 9:30</source>
        <translation>例如：明天 9:30</translation>
    </message>
</context>
<context>
    <name>kontor::JobStrip</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>kontor::LineGrid</name>
    <message>
        <source>Insert line</source>
        <translation>插入行</translation>
    </message>
    <message>
        <source>Duplicate line</source>
        <translation>复制行</translation>
    </message>
    <message>
        <source>Move line up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move line down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Delete line</source>
        <translation>删除行</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>向下填充</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
</context>
<context>
    <name>kontor::LineModel</name>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>“%1” is not understood</source>
        <translation>无法理解“%1”</translation>
    </message>
</context>
<context>
    <name>kontor::LinePaste</name>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>kontor::ListActions</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Drafts are gone for good. Posted documents stay.</source>
        <translation>草稿将永久删除，已过账的单据保留。</translation>
    </message>
    <message>
        <source>Archived records stay in documents and reports, but are no longer offered. They can be restored.</source>
        <translation>归档的记录保留在单据和报表中，但不再可选，以后可以恢复。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2?</source>
        <translation>%1：%2？</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n done</source>
        <translation>
            <numerusform>%1：已完成 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Select records first</source>
        <translation>请先选择记录</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open “%1”</source>
        <translation>打开“%1”</translation>
    </message>
    <message>
        <source>Only “%1”</source>
        <translation>仅对“%1”</translation>
    </message>
</context>
<context>
    <name>kontor::ListFooter</name>
    <message numerus="yes">
        <source>%1 of %n record(s) selected</source>
        <translation>
            <numerusform>已选 %1 / %n 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>截至 %1</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1：%2 / %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>kontor::ListView</name>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>新建：%1</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Write what is shown to a CSV file</source>
        <translation>把显示的内容写入 CSV 文件</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>列…</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Show the record beside the list (Space)</source>
        <translation>在列表旁显示记录（空格）</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>This list cannot be shown now</source>
        <translation>目前无法显示此列表</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>没有符合的记录</translation>
    </message>
    <message>
        <source>No record fulfils the conditions and words above.</source>
        <translation>没有记录符合以上条件和搜索词。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>No %1 yet</source>
        <translation>还没有%1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Save what is shown…</source>
        <translation>保存当前显示…</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <source>Name of the view:</source>
        <translation>视图名称：</translation>
    </message>
    <message>
        <source>The view “%1” is saved.</source>
        <translation>视图“%1”已保存。</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) written to %1</source>
        <translation>
            <numerusform>已将 %n 条记录写入 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>No record on this computer fulfils the conditions and words above. Closed ones before %1 are at the office.</source>
        <translation>本机没有符合以上条件和关键词的记录。%1 之前已结的在办公室。</translation>
    </message>
    <message>
        <source>Ask the office</source>
        <translation>向办公室查询</translation>
    </message>
</context>
<context>
    <name>kontor::LostReasonDialog</name>
    <message>
        <source>Sale lost</source>
        <translation>商机丢单</translation>
    </message>
    <message>
        <source>Why was “%1” lost?</source>
        <translation>“%1”为什么丢单？</translation>
    </message>
    <message>
        <source>Price, competitor, no budget …</source>
        <translation>价格、竞争对手、没有预算……</translation>
    </message>
    <message>
        <source>Move to lost</source>
        <translation>移到丢单</translation>
    </message>
    <message>
        <source>Leave it where it is</source>
        <translation>保留在原阶段</translation>
    </message>
</context>
<context>
    <name>kontor::MainWindow</name>
    <message>
        <source>Kontor – %1</source>
        <translation>Kontor – %1</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Do the main action of this screen</source>
        <translation>执行本页的主要操作</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Search in this list</source>
        <translation>在列表中搜索</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Leave this record</source>
        <translation>离开此记录</translation>
    </message>
    <message>
        <source>Help for this field</source>
        <translation>此字段的帮助</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>查找任何内容</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>下一个标签页</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>上一个标签页</translation>
    </message>
    <message>
        <source>Close tab</source>
        <translation>关闭标签页</translation>
    </message>
    <message>
        <source>Move tab to a window of its own</source>
        <translation>移到单独的窗口</translation>
    </message>
    <message>
        <source>Icons only or names in the navigation</source>
        <translation>导航栏只显示图标或显示名称</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>切换浅色与深色</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>kontor::MessageStrip</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>kontor::Navigation</name>
    <message>
        <source>Navigation</source>
        <translation>导航</translation>
    </message>
    <message>
        <source>Show the names (Ctrl+B)</source>
        <translation>显示名称（Ctrl+B）</translation>
    </message>
    <message>
        <source>Icons only (Ctrl+B)</source>
        <translation>只显示图标（Ctrl+B）</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>kontor::NoteEdit</name>
    <message>
        <source>not shown to you</source>
        <translation>无权查看</translation>
    </message>
</context>
<context>
    <name>kontor::OlderNote</name>
    <message>
        <source>With those that only the office holds.</source>
        <translation>包括只存放在办公室的单据。</translation>
    </message>
    <message>
        <source>Closed ones before %1 are at the office.</source>
        <translation>%1 之前已结的在办公室。</translation>
    </message>
    <message>
        <source>Closed ones before %1 are at the office, out of reach now.</source>
        <translation>%1 之前已结的在办公室，目前无法连接。</translation>
    </message>
    <message>
        <source>Only what is here</source>
        <translation>只看本机的</translation>
    </message>
    <message>
        <source>Show them too</source>
        <translation>一并显示</translation>
    </message>
    <message>
        <source>Other warehouses than your own are at the office.</source>
        <translation>其他仓库的库存在公司服务器上。</translation>
    </message>
    <message>
        <source>Other warehouses than your own are at the office, out of reach now.</source>
        <translation>其他仓库的库存在公司服务器上，目前无法连接。</translation>
    </message>
</context>
<context>
    <name>kontor::OriginLinks</name>
    <message>
        <source>Comes from</source>
        <translation>来源单据</translation>
    </message>
</context>
<context>
    <name>kontor::ParametersDialog</name>
    <message>
        <source>%1 *</source>
        <translation>%1 *</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>kontor::PartEditor</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>%1: %2?</source>
        <translation>%1：%2？</translation>
    </message>
    <message>
        <source>It stays in documents and reports, but is no longer offered. It can be restored.</source>
        <translation>它仍保留在单据和报表中，但不再可选。以后可以恢复。</translation>
    </message>
</context>
<context>
    <name>kontor::PartList</name>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>新建：%1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>kontor::PaymentLines</name>
    <message>
        <source>Document</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>未结金额</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Settles</source>
        <translation>本次核销</translation>
    </message>
    <message>
        <source>Too much</source>
        <translation>超出金额</translation>
    </message>
    <message>
        <source>Left as an advance</source>
        <translation>余额转预收/预付</translation>
    </message>
    <message>
        <source>= settles the document in full</source>
        <translation>按 = 全额核销</translation>
    </message>
</context>
<context>
    <name>kontor::PipelineColumns</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s), stale</source>
        <translation>
            <numerusform>%n 天，停滞</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>weighted %1</source>
        <translation>加权 %1</translation>
    </message>
    <message numerus="yes">
        <source>last %n days</source>
        <translation>
            <numerusform>近 %n 天</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kontor::PipelineScreen</name>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Show as a list</source>
        <translation>以列表显示</translation>
    </message>
    <message>
        <source>Only mine</source>
        <translation>只看我的</translation>
    </message>
    <message>
        <source>Only opportunities that I own</source>
        <translation>只显示我负责的商机</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>新建：%1</translation>
    </message>
    <message>
        <source>The same opportunities as a list</source>
        <translation>用列表显示同样的商机</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>销售管道</translation>
    </message>
    <message>
        <source>No stages yet</source>
        <translation>还没有阶段</translation>
    </message>
    <message>
        <source>The columns of the pipeline are made under Administration, Stages of the pipeline.</source>
        <translation>管道的各列在“管理 → 销售阶段”中设置。</translation>
    </message>
    <message>
        <source>The pipeline cannot be shown now</source>
        <translation>暂时无法显示销售管道</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>“%1” moved to %2</source>
        <translation>“%1”已移到“%2”</translation>
    </message>
</context>
<context>
    <name>kontor::PresenceNote</name>
    <message>
        <source>%1 is editing this at this moment.</source>
        <translation>%1 正在编辑此记录。</translation>
    </message>
    <message>
        <source>%1 are editing this at this moment.</source>
        <translation>%1 正在编辑此记录。</translation>
    </message>
</context>
<context>
    <name>kontor::PrintPreview</name>
    <message>
        <source>Print %1</source>
        <translation>打印 %1</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>中英双语</translation>
    </message>
    <message>
        <source>Save as PDF …</source>
        <translation>另存为 PDF …</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>打印 …</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>另存为 PDF</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
</context>
<context>
    <name>kontor::RecordActions</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Save (Ctrl+S)</source>
        <translation>保存 (Ctrl+S)</translation>
    </message>
    <message>
        <source>Everything is saved</source>
        <translation>已全部保存</translation>
    </message>
    <message>
        <source>%1: %2?</source>
        <translation>%1：%2？</translation>
    </message>
    <message>
        <source>The draft is gone for good.</source>
        <translation>草稿将永久删除。</translation>
    </message>
    <message>
        <source>It stays in documents and reports, but is no longer offered. It can be restored.</source>
        <translation>它仍保留在单据和报表中，但不再可选。以后可以恢复。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>kontor::RecordForm</name>
    <message>
        <source>Somebody else</source>
        <translation>他人</translation>
    </message>
    <message>
        <source>%1 has emptied this meanwhile. Saving keeps what you typed.</source>
        <translation>%1 已将此项清空。保存后以您录入的为准。</translation>
    </message>
    <message>
        <source>%1 changed this to “%2” meanwhile. Saving keeps what you typed.</source>
        <translation>%1 已将此项改为“%2”。保存后以您录入的为准。</translation>
    </message>
</context>
<context>
    <name>kontor::RecordPreview</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>kontor::RecordView</name>
    <message>
        <source>%1 saved</source>
        <translation>%1 已保存</translation>
    </message>
    <message>
        <source>%1 deleted</source>
        <translation>%1 已删除</translation>
    </message>
    <message>
        <source>%1 archived</source>
        <translation>%1 已归档</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>新建：%1</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>This was deleted, or you may not see it any more. What is shown here is how it was last.</source>
        <translation>该记录已删除，或您已无权查看。此处显示的是最后的内容。</translation>
    </message>
    <message>
        <source>This is archived: it stays in documents and reports, but is no longer offered.</source>
        <translation>该记录已归档：仍保留在单据和报表中，但不再可选。</translation>
    </message>
    <message>
        <source>%1 %2 made</source>
        <translation>已生成 %1 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>kontor::ReferenceHits</name>
    <message>
        <source>Nothing here yet</source>
        <translation>还没有内容</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>More than %1: type more</source>
        <translation>超过 %1 条，请继续输入</translation>
    </message>
    <message>
        <source>Create “%1”</source>
        <translation>新建“%1”</translation>
    </message>
    <message>
        <source>Choose from the list…</source>
        <translation>从列表中选择…</translation>
    </message>
    <message>
        <source>F4</source>
        <translation>F4</translation>
    </message>
</context>
<context>
    <name>kontor::ReferencePicker</name>
    <message>
        <source>Show what can be chosen (Alt+Down), choose from the list (F4)</source>
        <translation>显示可选项（Alt+↓），从列表中选择（F4）</translation>
    </message>
    <message>
        <source>not shown to you</source>
        <translation>无权查看</translation>
    </message>
    <message>
        <source>(not available here)</source>
        <translation>（此处不可用）</translation>
    </message>
</context>
<context>
    <name>kontor::RefusalView</name>
    <message>
        <source>Nothing is lost. “Edit” opens what you typed as a draft, “Try again” sends it as it is, “Discard” gives it up.</source>
        <translation>内容没有丢失。“编辑”会将您录入的内容作为草稿打开，“重试”按原样重新提交，“放弃”则丢弃。</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n 行明细</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kontor::RelatedRecords</name>
    <message>
        <source>New: %1</source>
        <translation>新建：%1</translation>
    </message>
    <message>
        <source>Related</source>
        <translation>相关</translation>
    </message>
    <message>
        <source>Closed ones before %1 are at the office.</source>
        <translation>%1 之前已结的在办公室。</translation>
    </message>
    <message>
        <source>Other warehouses than your own are at the office.</source>
        <translation>其他仓库的库存在公司服务器上。</translation>
    </message>
</context>
<context>
    <name>kontor::Reminders</name>
    <message>
        <source>Due now: %1</source>
        <translation>现在到期：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n activities are due now</source>
        <translation>
            <numerusform>%n 项活动现在到期</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kontor::ReportParameterBar</name>
    <message>
        <source>More</source>
        <translation>更多条件</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>%1 *</source>
        <translation>%1 *</translation>
    </message>
    <message>
        <source>any</source>
        <translation>不限</translation>
    </message>
</context>
<context>
    <name>kontor::ReportView</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Write what is shown to a CSV file</source>
        <translation>将当前显示的内容导出为 CSV 文件</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Choose above what it shall show.</source>
        <translation>请先在上方选择查询条件。</translation>
    </message>
    <message>
        <source>Nothing to show</source>
        <translation>没有数据</translation>
    </message>
    <message>
        <source>There are no figures for what was asked.</source>
        <translation>所选条件下没有数据。</translation>
    </message>
    <message>
        <source>%1 The figures are as of %2.</source>
        <translation>%1 当前显示的是%2的数据。</translation>
    </message>
    <message>
        <source>Reports need the server</source>
        <translation>报表需要连接服务器</translation>
    </message>
    <message>
        <source>This cannot be shown</source>
        <translation>无法显示</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s), as of %1</source>
        <translation>
            <numerusform>共 %n 行，数据截至 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV 文件 (*.csv)</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>已导出到 %1</translation>
    </message>
</context>
<context>
    <name>kontor::RoleScreen</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Reports are not listed without the server; the rights to them stay.</source>
        <translation>未连接服务器，不列出报表；已有的报表权限保持不变。</translation>
    </message>
    <message>
        <source>New role</source>
        <translation>新建角色</translation>
    </message>
    <message>
        <source>Role %1</source>
        <translation>角色 %1</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>已修改</translation>
    </message>
    <message>
        <source>%1 saved</source>
        <translation>%1 已保存</translation>
    </message>
</context>
<context>
    <name>kontor::ScreenFrame</name>
    <message>
        <source>This screen is switched off, or your role does not show it.</source>
        <translation>此页面已关闭，或您的角色不显示它。</translation>
    </message>
    <message>
        <source>Not shown</source>
        <translation>不可显示</translation>
    </message>
</context>
<context>
    <name>kontor::ScreenHeader</name>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>%1 (Ctrl+Enter)</source>
        <translation>%1（Ctrl+Enter）</translation>
    </message>
</context>
<context>
    <name>kontor::SettingsScreen</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>外观与语言</translation>
    </message>
    <message>
        <source>As the system speaks</source>
        <translation>跟随系统语言</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Open tabs and what you have typed stay.</source>
        <translation>打开的标签页和已输入的内容都会保留。</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>As the system looks</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Size of texts</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>小</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Language on paper</source>
        <translation>单据语言</translation>
    </message>
    <message>
        <source>Of quotations, orders, delivery notes and invoices; each can still be printed in another one.</source>
        <translation>用于报价单、订单、送货单和发票；打印时仍可另选语言。</translation>
    </message>
    <message>
        <source>Chinese and English</source>
        <translation>中英文对照</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Remind me</source>
        <translation>到期提醒我</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>跟进活动</translation>
    </message>
    <message>
        <source>A notice when an activity of yours is due.</source>
        <translation>您的活动到期时弹出提示。</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Change password…</source>
        <translation>修改密码…</translation>
    </message>
    <message>
        <source>Needs the server.</source>
        <translation>需要连接服务器。</translation>
    </message>
    <message>
        <source>The password is changed</source>
        <translation>密码已修改</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>One address, or several of your company, separated by commas: when one does not answer, the next is asked.</source>
        <translation>一个地址，或贵公司的多个地址（用逗号分隔）：一台没有响应时，自动连接下一台。</translation>
    </message>
    <message>
        <source>The servers are changed</source>
        <translation>服务器地址已更改</translation>
    </message>
</context>
<context>
    <name>kontor::SignInDialog</name>
    <message>
        <source>Kontor</source>
        <translation>Kontor</translation>
    </message>
    <message>
        <source>Work &amp;offline</source>
        <translation>离线工作(&amp;O)</translation>
    </message>
    <message>
        <source>With the copy on this machine; what you do is sent later</source>
        <translation>使用本机的副本；您的操作稍后发送</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>服务器(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>用户(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>密码(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>Sign in to Kontor</source>
        <translation>登录 Kontor</translation>
    </message>
    <message>
        <source>Do not connect</source>
        <translation>不连接</translation>
    </message>
    <message>
        <source>Trust this server</source>
        <translation>信任此服务器</translation>
    </message>
    <message>
        <source>A server not seen before</source>
        <translation>首次见到的服务器</translation>
    </message>
    <message>
        <source>Signing in …</source>
        <translation>正在登录 …</translation>
    </message>
    <message>
        <source>This machine connects to %1 for the first time. Ask your administrator whether the fingerprint of its certificate is the one below. If it differs, somebody may be listening.</source>
        <translation>本机首次连接 %1。请向管理员核实其证书指纹是否如下。如果不同，可能有人在窃听。</translation>
    </message>
    <message>
        <source>HOST or HOST:PORT; several servers of one company separated by commas</source>
        <translation>主机 或 主机:端口；同一公司的多台服务器用逗号分隔</translation>
    </message>
</context>
<context>
    <name>kontor::StartFigures</name>
    <message>
        <source>Sales this month, without tax</source>
        <translation>本月销售额（不含税）</translation>
    </message>
    <message>
        <source>Pipeline, weighted</source>
        <translation>商机加权金额</translation>
    </message>
    <message>
        <source>Receivables overdue</source>
        <translation>逾期应收</translation>
    </message>
    <message>
        <source>Cash and bank</source>
        <translation>货币资金</translation>
    </message>
    <message>
        <source>Needs the server</source>
        <translation>需要连接服务器</translation>
    </message>
    <message>
        <source>Nothing by this day of last month</source>
        <translation>上月同期没有销售</translation>
    </message>
    <message>
        <source>%1 against the same days of last month</source>
        <translation>较上月同期 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n open, worth %1</source>
        <translation>
            <numerusform>%n 个进行中，共 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>of %1 that customers owe</source>
        <translation>应收总额 %1</translation>
    </message>
    <message>
        <source>by the books of today</source>
        <translation>按今日账面</translation>
    </message>
</context>
<context>
    <name>kontor::StartScreen</name>
    <message>
        <source>To do today</source>
        <translation>今日待办</translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation>等待处理</translation>
    </message>
    <message>
        <source>Typed and not saved</source>
        <translation>未保存的输入</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Offline: nothing has come from the server yet</source>
        <translation>离线：尚未从服务器取得任何数据</translation>
    </message>
    <message>
        <source>Offline: figures as they were %1 (%2), with what you did since</source>
        <translation>离线：数字截至%1（%2），已含您此后的操作</translation>
    </message>
    <message>
        <source>Nothing waits.</source>
        <translation>没有等待处理的事项。</translation>
    </message>
    <message>
        <source>Records that you open are listed here.</source>
        <translation>您打开过的记录会列在这里。</translation>
    </message>
</context>
<context>
    <name>kontor::StartTasks</name>
    <message numerus="yes">
        <source>%n order(s) on hold</source>
        <translation>
            <numerusform>%n 张订单被暂停</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n invoice(s) overdue</source>
        <translation>
            <numerusform>%n 张销售发票逾期未收</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bill(s) to pay overdue</source>
        <translation>
            <numerusform>%n 张采购发票逾期未付</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n voucher(s) in draft</source>
        <translation>
            <numerusform>%n 张凭证未过账</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of yours were refused or collide with another</source>
        <translation>
            <numerusform>%n 项您的修改被拒绝或有冲突</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) below the reorder level</source>
        <translation>
            <numerusform>%n 种产品低于补货点</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kontor::StatusStrip</name>
    <message>
        <source>Online, all sent</source>
        <translation>在线，已全部发送</translation>
    </message>
    <message numerus="yes">
        <source>Online, sending %n</source>
        <translation>
            <numerusform>在线，正在发送 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Getting the latest …</source>
        <translation>正在获取最新数据 …</translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation>正在连接 …</translation>
    </message>
    <message>
        <source>Offline, nothing waits to be sent</source>
        <translation>离线，没有待发送内容</translation>
    </message>
    <message numerus="yes">
        <source>Offline, %n waiting to be sent</source>
        <translation>
            <numerusform>离线，%n 项待发送</numerusform>
        </translation>
    </message>
    <message>
        <source>The period of the books that today falls into</source>
        <translation>今天所属的会计期间</translation>
    </message>
    <message>
        <source>Server %1. Never level with it yet.</source>
        <translation>服务器 %1，尚未同步过。</translation>
    </message>
    <message>
        <source>Server %1. Level with it %2.</source>
        <translation>服务器 %1，最近同步：%2。</translation>
    </message>
    <message numerus="yes">
        <source>%n needs you</source>
        <translation>
            <numerusform>%n 项需要您处理</numerusform>
        </translation>
    </message>
    <message>
        <source>Changes that the server refused or that somebody else made too</source>
        <translation>被服务器拒绝或与他人修改冲突的变更</translation>
    </message>
    <message>
        <source>Period %1, closed</source>
        <translation>期间 %1，已结账</translation>
    </message>
    <message>
        <source>Period %1</source>
        <translation>期间 %1</translation>
    </message>
</context>
<context>
    <name>kontor::SyncScreen</name>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Delete or archive</source>
        <translation>删除或归档</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Synchronise now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Work offline</source>
        <translation>离线工作</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Close the link until you synchronise again; everything that this computer holds goes on working</source>
        <translation>断开连接，直到再次同步；本机上的数据可继续使用</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>待发送</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>本机数据</translation>
    </message>
    <message>
        <source>Synchronisation</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>连接中</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Never level with the server yet</source>
        <translation>尚未与服务器同步过</translation>
    </message>
    <message>
        <source>Level with the server %1 (%2)</source>
        <translation>%1与服务器同步（%2）</translation>
    </message>
    <message>
        <source>Server: %1</source>
        <translation>服务器：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) need you</source>
        <translation>
            <numerusform>%n 项修改需要您处理</numerusform>
        </translation>
    </message>
    <message>
        <source>A copy of the records that you may see, %1: you can work without the server.</source>
        <translation>您有权查看的数据副本，%1：没有服务器也能工作。</translation>
    </message>
    <message>
        <source>No copy yet: without the server there is nothing to work with.</source>
        <translation>还没有副本：断开服务器后将无法工作。</translation>
    </message>
    <message>
        <source>The copy is being made: %1 of about %2 records</source>
        <translation>正在建立副本：%1 / 约 %2 条记录</translation>
    </message>
    <message>
        <source>Nothing: the server has everything that you did.</source>
        <translation>没有：您的操作都已在服务器上。</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s), saved on this computer</source>
        <translation>
            <numerusform>%n 项修改，已保存在本机</numerusform>
        </translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Sent, not answered yet</source>
        <translation>已发送，等待答复</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待发送</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) have not been sent yet.</source>
        <translation>
            <numerusform>还有 %n 项修改没有发送。</numerusform>
        </translation>
    </message>
    <message>
        <source>They stay on this computer and are sent when you sign in here again.</source>
        <translation>它们保存在本机，下次在本机登录时发送。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Remove this computer&apos;s copy</source>
        <translation>移除本机副本</translation>
    </message>
    <message>
        <source>I have compared it: trust this server</source>
        <translation>已核对，信任此服务器</translation>
    </message>
    <message>
        <source>Server: %1 (of %2)</source>
        <translation>服务器：%1（共 %2）</translation>
    </message>
    <message>
        <source>Delete the records that this computer holds, for example before you give it away</source>
        <translation>删除本机保存的记录，例如在移交电脑之前</translation>
    </message>
    <message>
        <source>This computer holds no copy</source>
        <translation>本机没有副本</translation>
    </message>
    <message>
        <source>Delete the records that this computer holds and sign out?</source>
        <translation>删除本机保存的记录并退出登录？</translation>
    </message>
    <message>
        <source>The server keeps everything. Until you sign in again with a link to it, you cannot work on this computer.</source>
        <translation>服务器保存着全部数据。在再次联机登录之前，您无法在本机上工作。</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) that the server does not have yet stay here and are sent when you sign in again. To leave nothing behind, synchronise first.</source>
        <translation>
            <numerusform>有 %n 项更改尚未送达服务器，将保留在本机，下次登录时发送。如不想留下任何内容，请先同步。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) that need you stay here too.</source>
        <translation>
            <numerusform>需要您处理的 %n 项更改也会保留在本机。</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>It holds all open documents, and of the closed ones those since %1. Older ones are at the office.</source>
        <translation>副本包含所有未结单据，以及自 %1 起的已结单据；更早的在办公室。</translation>
    </message>
    <message>
        <source>Of stock it holds that of your own warehouse. The others are at the office.</source>
        <translation>库存只包含您所属的仓库，其他仓库的库存在公司服务器上。</translation>
    </message>
</context>
<context>
    <name>kontor::Timeline</name>
    <message>
        <source>to do</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>overdue since %1</source>
        <translation>已逾期（%1）</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>%1 到期</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>动态</translation>
    </message>
</context>
<context>
    <name>kontor::TradeLines</name>
    <message>
        <source>Available</source>
        <translation>可用量</translation>
    </message>
    <message>
        <source>Can be there</source>
        <translation>可到货</translation>
    </message>
    <message>
        <source>Given by hand</source>
        <translation>手工录入</translation>
    </message>
    <message>
        <source>Price of the product</source>
        <translation>产品价格</translation>
    </message>
    <message>
        <source>Price list, from a quantity of %1</source>
        <translation>价目表，数量 %1 起</translation>
    </message>
    <message>
        <source>on hand %1</source>
        <translation>现存 %1</translation>
    </message>
    <message>
        <source>reserved %1</source>
        <translation>已占用 %1</translation>
    </message>
    <message>
        <source>on order %1</source>
        <translation>在途 %1</translation>
    </message>
</context>
<context>
    <name>kontor::TypedEdit</name>
    <message>
        <source>not shown to you</source>
        <translation>无权查看</translation>
    </message>
</context>
<context>
    <name>kontor::ValueCard</name>
    <message>
        <source>(nothing)</source>
        <translation>（空）</translation>
    </message>
</context>
<context>
    <name>kontor::VoucherLines</name>
    <message>
        <source>Debit</source>
        <translation>借方</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>贷方</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>= fills in what is missing to balance</source>
        <translation>按 = 自动补平差额</translation>
    </message>
</context>
<context>
    <name>kontor::WorkTabBar</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the others</source>
        <translation>关闭其他</translation>
    </message>
    <message>
        <source>Close all</source>
        <translation>全部关闭</translation>
    </message>
    <message>
        <source>Move to a window of its own</source>
        <translation>移到单独的窗口</translation>
    </message>
</context>
<context>
    <name>kontor::Workspace</name>
    <message>
        <source>• %1</source>
        <translation>• %1</translation>
    </message>
</context>
</TS>
