package dev.muster.api.rest;

import dev.muster.api.problem.ProblemException;
import dev.muster.iam.json.Digest;
import dev.muster.iam.policy.PolicyDocument;
import dev.muster.store.Database;
import dev.muster.store.Documents;
import dev.muster.store.Scope;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Documents by digest: policies, canonical and as received, and the bodies of resources and sections. */
@Path("/api/v1/documents")
@Tag(name = "documents")
public class DocumentsResource {

    private final Documents documents;

    DocumentsResource(Database database) {
        this.documents = new Documents(database);
    }

    private static boolean isObject(byte[] body) {
        PolicyDocument document = PolicyDocument.of(new String(body, StandardCharsets.UTF_8));
        return document.wellFormed() && document.received().stripLeading().startsWith("{");
    }

    @GET
    @Path("{digest}")
    @Operation(summary = "A document by its digest")
    public Response one(@RestPath String digest) {
        Digest parsed = Ids.digest("document", digest);
        Documents.DocumentRow document =
                documents.find(Scope.ALL, parsed).orElseThrow(() -> ProblemException.notFound("document", digest));
        // a policy as received may be anything: it is shown as text, never as a page
        boolean text = document.kind().equals("policy") && !isObject(document.body());
        return Response.fromResponse(Immutable.answer(document.body(), parsed))
                .type(text ? "text/plain;charset=UTF-8" : "application/json")
                .build();
    }
}
