package dev.muster.iam.control;

import dev.muster.iam.json.JsonObject;

/** What a finding is about: an ARN; for the account its 12 digits, for the organization its `o-…`. */
public record Resource(ResourceType type, String id) implements Comparable<Resource> {

    @Override
    public int compareTo(Resource other) {
        int byId = id.compareTo(other.id);
        return byId != 0 ? byId : type.compareTo(other.type);
    }

    public JsonObject json() {
        return JsonObject.builder().put("type", type.id()).put("id", id).build();
    }
}
