package io.meshsim.yaml;

import io.meshsim.mesh.fault.Faults;
import io.meshsim.part.istiod.fleet.Rollout;
import io.meshsim.yaml.schema.YamlNode;

/** Reads what happens to istiod, or to one of several. */
final class IstiodActs {

    private IstiodActs() {}

    /** To one by its number, or with {@code true} to all. */
    static Act one(String verb, YamlNode node) {
        YamlNode istiod = node.required("istiod");
        if (istiod.text().equals("true")) {
            return new Act(verb + " istiod", faults -> all(verb, faults));
        }
        int number = istiod.asInt();
        return new Act(verb + " istiod " + number, faults -> one(verb, number, faults));
    }

    static Act scale(YamlNode node) {
        node.required("istiod").markRead();
        int replicas = node.required("replicas").asInt();
        return new Act("scale istiod to " + replicas, faults -> faults.scaleIstiod(replicas));
    }

    static Act rollOut(YamlNode node) {
        node.required("istiod").markRead();
        if (node.peek("maxSurge").isEmpty() && node.peek("maxUnavailable").isEmpty()) {
            return new Act("roll out istiod", Faults::rollOutIstiod);
        }
        int surge = node.integer("maxSurge").map(Math::toIntExact).orElse(0);
        int unavailable = node.integer("maxUnavailable").map(Math::toIntExact).orElse(0);
        Rollout rollout = new Rollout(surge, unavailable);
        return new Act("roll out istiod", faults -> faults.rollOutIstiod(rollout));
    }

    private static void all(String verb, Faults faults) {
        switch (verb) {
            case "crash" -> faults.crashIstiod();
            case "restart" -> faults.restartIstiod();
            case "hang" -> faults.hangIstiod();
            default -> faults.resumeIstiod();
        }
    }

    private static void one(String verb, int number, Faults faults) {
        switch (verb) {
            case "crash" -> faults.crashIstiod(number);
            case "restart" -> faults.restartIstiod(number);
            case "hang" -> faults.hangIstiod(number);
            default -> faults.resumeIstiod(number);
        }
    }
}
