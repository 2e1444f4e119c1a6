<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>kontor::BatchReport</name>
    <message numerus="yes">
        <source>%1: %n done</source>
        <translation><numerusform>%1: %n done</numerusform><numerusform>%1: %n done</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n not</source>
        <translation><numerusform>%n not</numerusform><numerusform>%n not</numerusform></translation>
    </message>
</context>
<context>
    <name>kontor::DocumentScreen</name>
    <message numerus="yes">
        <source>%n cell(s) pasted</source>
        <translation><numerusform>%n cell pasted</numerusform><numerusform>%n cells pasted</numerusform></translation>
    </message>
</context>
<context>
    <name>kontor::ListActions</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation><numerusform>%n record</numerusform><numerusform>%n records</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%1: %n done</source>
        <translation><numerusform>%1: %n done</numerusform><numerusform>%1: %n done</numerusform></translation>
    </message>
</context>
<context>
    <name>kontor::ListFooter</name>
    <message numerus="yes">
        <source>%1 of %n record(s) selected</source>
        <translation><numerusform>%1 of %n record selected</numerusform><numerusform>%1 of %n records selected</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation><numerusform>%n record</numerusform><numerusform>%n records</numerusform></translation>
    </message>
</context>
<context>
    <name>kontor::ListView</name>
    <message numerus="yes">
        <source>%n record(s) written to %1</source>
        <translation><numerusform>%n record written to %1</numerusform><numerusform>%n records written to %1</numerusform></translation>
    </message>
</context>
<context>
    <name>kontor::StatusStrip</name>
    <message numerus="yes">
        <source>Online, sending %n</source>
        <translation><numerusform>Online, sending %n</numerusform><numerusform>Online, sending %n</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Offline, %n waiting to be sent</source>
        <translation><numerusform>Offline, %n waiting to be sent</numerusform><numerusform>Offline, %n waiting to be sent</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n needs you</source>
        <translation><numerusform>%n needs you</numerusform><numerusform>%n need you</numerusform></translation>
    </message>
</context>
</TS>
