package dev.muster.iam.decision;

import dev.muster.iam.decision.context.RequestContext;

/** One resource of a request, with what is known of the request when this resource is asked for. */
public final class RequestedResource {

    private final String arn;
    private final String account;
    private final RequestContext context;
    private final ResourceKind kind;

    /**
     * @param arn its ARN, or `*` where the action takes no resource
     * @param account its owner; empty when it is not known
     */
    public RequestedResource(String arn, String account, RequestContext context) {
        this.arn = arn;
        this.account = account;
        this.context = context;
        this.kind = ResourceKind.of(arn);
    }

    public String arn() {
        return arn;
    }

    public String account() {
        return account;
    }

    public RequestContext context() {
        return context;
    }

    ResourceKind kind() {
        return kind;
    }
}
