#!/usr/bin/lua
return a!, b!!, c!.d, e![1]!(f!)
