package dev.muster.collector.loopback;

import java.util.Map;

/**
 * The AWS query protocol of IAM and STS: a form in, XML out.
 *
 * @param namespace of the answers
 */
record QueryProtocol(String namespace) implements Protocol {

    @Override
    public String operation(HttpRequest request) {
        return FormParameters.of(request.body()).getOrDefault("Action", "");
    }

    @Override
    public Map<String, String> parameters(HttpRequest request) {
        return FormParameters.of(request.body());
    }

    @Override
    public HttpAnswer write(String operation, Answer answer, String requestId) {
        XmlText xml = new XmlText();
        int status = 200;
        if (answer instanceof Answer.Refusal refusal) {
            status = refusal.status();
            xml.open("ErrorResponse xmlns=\"" + namespace + "\"").open("Error");
            xml.text("Type", status < 500 ? "Sender" : "Receiver");
            xml.text("Code", refusal.code()).text("Message", refusal.message());
            xml.close("Error").text("RequestId", requestId).close("ErrorResponse");
        } else if (answer instanceof Answer.Result result) {
            xml.open(operation + "Response xmlns=\"" + namespace + "\"").open(operation + "Result");
            xml.members(result.body());
            xml.close(operation + "Result").open("ResponseMetadata").text("RequestId", requestId);
            xml.close("ResponseMetadata").close(operation + "Response");
        }
        return HttpAnswer.of(status, "text/xml", requestId, xml.toString());
    }
}
