import type { Service, Sources } from './service.ts';

/** `login.wx.qq.com/jslogin` mints a sign-in code on every call (public code), so it is not asked. */
export const wechat: Service = {
  id: 'wechat',
  name: 'WeChat',
  operator: 'Tencent',
  url: 'https://web.wechat.com/',
  isEndToEndEncrypted: false,
  endpoints: [
    {
      id: 'wechat/push',
      serves: 'messages',
      probe: { kind: 'http', url: 'https://webpush.wx.qq.com/cgi-bin/mmwebwx-bin/synccheck' },
    },
    {
      id: 'wechat/web',
      serves: 'website',
      probe: { kind: 'http', url: 'https://wx.qq.com/favicon.ico' },
    },
    {
      id: 'wechat/web-abroad',
      serves: 'website',
      probe: { kind: 'http', url: 'https://web.wechat.com/favicon.ico' },
    },
  ],
};

export const sources: Sources = {
  encryption: 'unverified: from memory; "Should We Chat, Too?", Citizen Lab: to the server only',
  endpoints: {
    'wechat/push': {
      from: 'unverified: from memory; the web client waits here for messages',
      isUnverified: true,
    },
    'wechat/web': { from: 'unverified: from memory; the mainland name', isUnverified: true },
    'wechat/web-abroad': { from: 'unverified: from memory; the international name', isUnverified: true },
  },
};
