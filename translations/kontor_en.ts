<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>kontor::BatchReport</name>
    <message numerus="yes">
        <source>%1: %n done</source>
        <translation>
            <numerusform>%1: %n done</numerusform>
            <numerusform>%1: %n done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not</source>
        <translation>
            <numerusform>%n not</numerusform>
            <numerusform>%n not</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kontor::DocumentScreen</name>
    <message numerus="yes">
        <source>%n cell(s) pasted</source>
        <translation>
            <numerusform>%n cell pasted</numerusform>
            <numerusform>%n cells pasted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kontor::HistoryView</name>
    <message numerus="yes">
        <source>and %n more field(s)</source>
        <translation>
            <numerusform>and %n more field</numerusform>
            <numerusform>and %n more fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kontor::ListActions</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n done</source>
        <translation>
            <numerusform>%1: %n done</numerusform>
            <numerusform>%1: %n done</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kontor::ListFooter</name>
    <message numerus="yes">
        <source>%1 of %n record(s) selected</source>
        <translation>
            <numerusform>%1 of %n record selected</numerusform>
            <numerusform>%1 of %n records selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kontor::ListView</name>
    <message numerus="yes">
        <source>%n record(s) written to %1</source>
        <translation>
            <numerusform>%n record written to %1</numerusform>
            <numerusform>%n records written to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kontor::PipelineColumns</name>
    <message numerus="yes">
        <source>%n day(s), stale</source>
        <translation>
            <numerusform>%n day, stale</numerusform>
            <numerusform>%n days, stale</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last %n days</source>
        <translation>
            <numerusform>last %n day</numerusform>
            <numerusform>last %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kontor::RefusalView</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kontor::Reminders</name>
    <message numerus="yes">
        <source>%n activities are due now</source>
        <translation>
            <numerusform>%n activity is due now</numerusform>
            <numerusform>%n activities are due now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kontor::ReportView</name>
    <message numerus="yes">
        <source>%n line(s), as of %1</source>
        <translation>
            <numerusform>%n line, as of %1</numerusform>
            <numerusform>%n lines, as of %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kontor::StartFigures</name>
    <message numerus="yes">
        <source>%n open, worth %1</source>
        <translation>
            <numerusform>%n open, worth %1</numerusform>
            <numerusform>%n open, worth %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kontor::StartTasks</name>
    <message numerus="yes">
        <source>%n order(s) on hold</source>
        <translation>
            <numerusform>%n order on hold</numerusform>
            <numerusform>%n orders on hold</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n invoice(s) overdue</source>
        <translation>
            <numerusform>%n invoice overdue</numerusform>
            <numerusform>%n invoices overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bill(s) to pay overdue</source>
        <translation>
            <numerusform>%n bill to pay overdue</numerusform>
            <numerusform>%n bills to pay overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n voucher(s) in draft</source>
        <translation>
            <numerusform>%n voucher in draft</numerusform>
            <numerusform>%n vouchers in draft</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of yours were refused or collide with another</source>
        <translation>
            <numerusform>%n change of yours was refused or collides with another</numerusform>
            <numerusform>%n changes of yours were refused or collide with another</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) below the reorder level</source>
        <translation>
            <numerusform>%n product below the reorder level</numerusform>
            <numerusform>%n products below the reorder level</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kontor::StatusStrip</name>
    <message numerus="yes">
        <source>Online, sending %n</source>
        <translation>
            <numerusform>Online, sending %n</numerusform>
            <numerusform>Online, sending %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offline, %n waiting to be sent</source>
        <translation>
            <numerusform>Offline, %n waiting to be sent</numerusform>
            <numerusform>Offline, %n waiting to be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n needs you</source>
        <translation>
            <numerusform>%n needs you</numerusform>
            <numerusform>%n need you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kontor::SyncScreen</name>
    <message numerus="yes">
        <source>%n change(s) need you</source>
        <translation>
            <numerusform>%n change needs you</numerusform>
            <numerusform>%n changes need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s), saved on this computer</source>
        <translation>
            <numerusform>%n change, saved on this computer</numerusform>
            <numerusform>%n changes, saved on this computer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) have not been sent yet.</source>
        <translation>
            <numerusform>%n change has not been sent yet.</numerusform>
            <numerusform>%n changes have not been sent yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) that the server does not have yet stay here and are sent when you sign in again. To leave nothing behind, synchronise first.</source>
        <translation>
            <numerusform>%n change that the server does not have yet stays here and is sent when you sign in again. To leave nothing behind, synchronise first.</numerusform>
            <numerusform>%n changes that the server does not have yet stay here and are sent when you sign in again. To leave nothing behind, synchronise first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) that need you stay here too.</source>
        <translation>
            <numerusform>%n change that needs you stays here too.</numerusform>
            <numerusform>%n changes that need you stay here too.</numerusform>
        </translation>
    </message>
</context>
</TS>
