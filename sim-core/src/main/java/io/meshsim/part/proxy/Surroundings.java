package io.meshsim.part.proxy;

import io.meshsim.cost.ProxyCosts;
import io.meshsim.engine.Event;
import io.meshsim.engine.Timer;
import io.meshsim.engine.station.Station;
import io.meshsim.xds.ProxyNode;

/**
 * What a session works with; outlives the process.
 *
 * @param applied runs when the main thread has taken a response in; the row is the process's number
 * @param reconnect rings when the next stream is to be opened
 */
record Surroundings(
        ProxyNode node,
        ProxyCosts costs,
        SessionRecords records,
        Station mainThread,
        Event applied,
        Timer reconnect,
        Backoff backoff) {}
