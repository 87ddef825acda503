package dev.muster.api.report;

import dev.muster.iam.control.Finding;
import dev.muster.iam.control.Outcome;
import dev.muster.iam.control.Reason;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** JUnit XML: a suite per account, a case per control and resource; FAIL is a failure, UNDETERMINED an error, NOT_APPLICABLE skipped. */
final class JunitReport implements EvaluationWriter {

    @Override
    public void write(List<JudgedAccount> accounts, Writer out) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            for (JudgedAccount account : accounts) {
                suite(account, xml);
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.writeCharacters("\n");
            xml.flush();
        } catch (XMLStreamException unwritable) {
            throw new IOException(unwritable);
        }
    }

    private static void suite(JudgedAccount account, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", account.account());
        xml.writeAttribute("tests", Integer.toString(account.shown().size()));
        xml.writeAttribute("failures", Long.toString(account.count(Outcome.FAIL)));
        xml.writeAttribute("errors", Long.toString(account.count(Outcome.UNDETERMINED)));
        xml.writeAttribute("skipped", Long.toString(account.count(Outcome.NOT_APPLICABLE)));
        xml.writeAttribute("timestamp", account.evaluation().instant().toString());
        for (Finding finding : account.shown()) {
            testCase(finding, xml);
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private static void testCase(Finding finding, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", finding.control());
        xml.writeAttribute("name", DisplayText.xml(finding.resource().id()));
        switch (finding.outcome()) {
            case FAIL -> result("failure", finding, xml);
            case UNDETERMINED -> result("error", finding, xml);
            case NOT_APPLICABLE -> xml.writeEmptyElement("skipped");
            case PASS -> {}
        }
        xml.writeEndElement();
    }

    private static void result(String element, Finding finding, XMLStreamWriter xml) throws XMLStreamException {
        String message = finding.reasons().stream().map(Reason::text).collect(Collectors.joining("; "));
        xml.writeStartElement(element);
        xml.writeAttribute("type", finding.severity().name());
        xml.writeAttribute("message", DisplayText.xml(message));
        xml.writeEndElement();
    }
}
