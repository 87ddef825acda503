package dev.muster.iam.access;

import dev.muster.iam.json.Digest;
import dev.muster.iam.policy.PolicyDocument;
import dev.muster.iam.reference.ServiceReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Compiles each distinct document once, by its digest, for the principals of one partition. */
public final class AccessCompiler {

    /** Documents come from others: with more distinct ones than this it begins anew. */
    private static final int KEPT = 10_000;

    private final ServiceReference reference;
    private final StatementReach reach;
    private final Map<Digest, DocumentAccess> byDigest = new ConcurrentHashMap<>();

    /** @param partition of the principals, such as `aws`: resources of another one are out of their reach */
    public AccessCompiler(ServiceReference reference, String partition) {
        this.reference = reference;
        this.reach = new StatementReach(reference, new ResourceTypes(reference, partition));
    }

    /** The reference whose actions the sets number. */
    public ServiceReference reference() {
        return reference;
    }

    public DocumentAccess compile(PolicyDocument document) {
        if (byDigest.size() >= KEPT) {
            byDigest.clear();
        }
        return byDigest.computeIfAbsent(document.digest(), digest -> DocumentAccess.of(document, reference, reach));
    }
}
